package com.bharatmart.identity.web;

import com.bharatmart.identity.Device;
import com.bharatmart.identity.PasswordChangeService;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.platform.session.NewSession;
import com.bharatmart.platform.session.SessionTokenResolver;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes no {@code Idempotency-Key}: the response contains a secret, the new session, which is not stored. */
@RestController
@Tag(name = "Customers")
class FirstPasswordController {

    private final PasswordChangeService passwords;
    private final SessionTokenResolver tokens;

    FirstPasswordController(PasswordChangeService passwords, SessionTokenResolver tokens) {
        this.passwords = passwords;
        this.tokens = tokens;
    }

    @PostMapping("/api/v1/customers/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @NewSession
    @ProblemCodes({"email_required", "fresh_login_required", "password_exists"})
    @Operation(
            operationId = "setPassword",
            summary = "Choose a password for an account that has none",
            description =
                    "Needs a login with a code of the last minutes (403 fresh_login_required) and a verified e-mail"
                            + " address (409 email_required). All logins of the account end, and the response contains a new"
                            + " session, as with a change of the password. 409 password_exists if there is one to change.")
    void set(
            LoginAuthentication login,
            @Valid @RequestBody PasswordRequest body,
            HttpServletRequest request,
            HttpServletResponse response) {
        var session = Objects.requireNonNull(tokens.resolve(request)).id();
        var opened = passwords.setFirst(login, body.password(), Device.of(request), session);
        tokens.send(response, opened.sessionId(), opened.lifetime());
    }
}
