package com.bharatmart.customer.web;

import com.bharatmart.customer.Device;
import com.bharatmart.customer.Logout;
import com.bharatmart.customer.OpenedLogin;
import com.bharatmart.customer.PasswordLogin;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.platform.session.SessionTokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What makes, changes and ends sessions. None of it takes an {@code Idempotency-Key}: the answers hold secrets that are
 * kept nowhere, and a repetition does no harm.
 */
@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "Login")
class LoginController {

    private final PasswordLogin passwordLogin;
    private final Logout logout;
    private final SessionTokens tokens;

    LoginController(PasswordLogin passwordLogin, Logout logout, SessionTokens tokens) {
        this.passwordLogin = passwordLogin;
        this.logout = logout;
        this.tokens = tokens;
    }

    @PostMapping("/login")
    @Operation(
            summary = "Log in with a password",
            description = "The session is in the header X-Auth-Token of the answer and in the cookie SESSION; a request"
                    + " may carry either. A session that came with the request ends.")
    LoginResponse login(
            @Valid @RequestBody LoginRequest body, HttpServletRequest request, HttpServletResponse response) {
        var earlier = tokens.of(request);
        return welcome(
                passwordLogin.login(
                        body.email(), body.password(), device(request), earlier == null ? null : earlier.id()),
                response);
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log out")
    void logout(LoginAuthentication login, HttpServletRequest request, HttpServletResponse response) {
        var token = tokens.of(request);
        if (token != null) {
            logout.logout(login, token.id());
            tokens.takeBack(response);
        }
    }

    private LoginResponse welcome(OpenedLogin login, HttpServletResponse response) {
        tokens.give(response, login.sessionId(), login.lifetime());
        return LoginResponse.from(login);
    }

    private static Device device(HttpServletRequest request) {
        return new Device(request.getHeader(HttpHeaders.USER_AGENT), request.getRemoteAddr());
    }
}
