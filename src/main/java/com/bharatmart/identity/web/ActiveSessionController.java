package com.bharatmart.identity.web;

import com.bharatmart.identity.ActiveSessionService;
import com.bharatmart.identity.LoginId;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.shared.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ActiveSessionController.PATH)
@Tag(name = "Login")
class ActiveSessionController {

    static final String PATH = "/api/v1/customers/me/sessions";

    private final ActiveSessionService sessions;

    ActiveSessionController(ActiveSessionService sessions) {
        this.sessions = sessions;
    }

    @GetMapping
    @Operation(
            operationId = "listSessions",
            summary = "List your logins",
            description = "For staff, too. The latest login comes first.")
    ResponseEntity<PageResponse<SessionResponse>> list(
            LoginAuthentication login,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = sessions.list(login, cursor == null ? null : Cursor.parse(cursor), limit);
        var current = new LoginId(login.login());
        return PageResponse.of(page, null, one -> SessionResponse.from(one, current), PATH, parameters);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "endOtherSessions",
            summary = "Log out everywhere else",
            description = "The session of this request stays active.")
    void endOthers(LoginAuthentication login) {
        sessions.endOthers(login);
    }

    @DeleteMapping("/{sessionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "endSession",
            summary = "End one login",
            description = "It may be the login of this request.")
    void end(LoginAuthentication login, @PathVariable LoginId sessionId) {
        sessions.end(login, sessionId);
    }
}
