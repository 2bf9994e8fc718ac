package com.bharatmart.customer.web;

import com.bharatmart.customer.LoginId;
import com.bharatmart.customer.OwnLogins;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.shared.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@RequestMapping("/api/v1/customers/me/sessions")
@Tag(name = "Login")
class OwnLoginsController {

    private final OwnLogins logins;

    OwnLoginsController(OwnLogins logins) {
        this.logins = logins;
    }

    @GetMapping
    @Operation(summary = "See where you are logged in", description = "Of staff, too. The latest login comes first.")
    ResponseEntity<SessionsResponse> list(
            LoginAuthentication login,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var page = logins.list(login, cursor == null ? null : Cursor.parse(cursor), limit);
        var answer = ResponseEntity.ok();
        if (page.nextCursor() != null) {
            answer.header(HttpHeaders.LINK, next(request, page.nextCursor(), limit));
        }
        return answer.body(SessionsResponse.from(page, new LoginId(login.login())));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log out everywhere else", description = "The session of this request goes on.")
    void endOthers(LoginAuthentication login) {
        logins.endOthers(login);
    }

    @DeleteMapping("/{sessionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log out in one place", description = "May be the session of this request.")
    void end(LoginAuthentication login, @PathVariable LoginId sessionId) {
        logins.end(login, sessionId);
    }

    private static String next(HttpServletRequest request, Cursor cursor, int limit) {
        var path = UriComponentsBuilder.fromPath(request.getRequestURI())
                .queryParam("limit", limit)
                .queryParam("cursor", cursor)
                .toUriString();
        return "<%s>; rel=\"next\"".formatted(path);
    }
}
