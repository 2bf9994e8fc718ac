package com.bharatmart.customer.web;

import com.bharatmart.customer.AccountId;
import com.bharatmart.customer.CartAtLogin;
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
import org.jspecify.annotations.Nullable;
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
    private final CartAtLogin carts;
    private final SessionTokens tokens;

    LoginController(PasswordLogin passwordLogin, Logout logout, CartAtLogin carts, SessionTokens tokens) {
        this.passwordLogin = passwordLogin;
        this.logout = logout;
        this.carts = carts;
        this.tokens = tokens;
    }

    @PostMapping("/login")
    @Operation(
            summary = "Log in with a password",
            description = "The session is in the header X-Auth-Token of the answer and in the cookie SESSION; a request"
                    + " may carry either. A session that came with the request ends. What is in the cart that is named is"
                    + " added to the customer's, line by line.")
    LoginResponse login(
            @Valid @RequestBody LoginRequest body, HttpServletRequest request, HttpServletResponse response) {
        var earlier = tokens.of(request);
        return welcome(
                passwordLogin.login(
                        body.email(), body.password(), device(request), earlier == null ? null : earlier.id()),
                body.cartId(),
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

    private LoginResponse welcome(OpenedLogin login, @Nullable String guestCart, HttpServletResponse response) {
        var carried =
                switch (login.principal().kind()) {
                    case CUSTOMER -> carts.carry(new AccountId(login.principal().id()), guestCart);
                    case STAFF -> CartAtLogin.Carried.NOTHING;
                };
        tokens.give(response, login.sessionId(), login.lifetime());
        return LoginResponse.from(login, carried);
    }

    static Device device(HttpServletRequest request) {
        return new Device(request.getHeader(HttpHeaders.USER_AGENT), request.getRemoteAddr());
    }
}
