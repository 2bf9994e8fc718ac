package com.bharatmart.identity.web;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.ActiveSessionService;
import com.bharatmart.identity.AuthenticatedSession;
import com.bharatmart.identity.Device;
import com.bharatmart.identity.GuestCartMerger;
import com.bharatmart.identity.OneTimeCodeLoginService;
import com.bharatmart.identity.PasswordChangeService;
import com.bharatmart.identity.PasswordLoginService;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Opens, replaces and ends sessions. No route takes an {@code Idempotency-Key}: the responses contain secrets that are not
 * stored, and a repeated request does no harm.
 */
@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "Login")
class LoginController {

    private static final String SESSION = "The session is in the header X-Auth-Token of the response and in a cookie;"
            + " a request may carry either. A session that came with the request ends.";

    private static final String CART = " The items of the given guest cart are added to the customer's cart.";

    private final PasswordLoginService passwordLogin;
    private final OneTimeCodeLoginService oneTimeCodeLogin;
    private final PasswordChangeService passwordChange;
    private final ActiveSessionService sessions;
    private final GuestCartMerger carts;
    private final SessionTokenResolver tokens;

    LoginController(
            PasswordLoginService passwordLogin,
            OneTimeCodeLoginService oneTimeCodeLogin,
            PasswordChangeService passwordChange,
            ActiveSessionService sessions,
            GuestCartMerger carts,
            SessionTokenResolver tokens) {
        this.passwordLogin = passwordLogin;
        this.oneTimeCodeLogin = oneTimeCodeLogin;
        this.passwordChange = passwordChange;
        this.sessions = sessions;
        this.carts = carts;
        this.tokens = tokens;
    }

    @PostMapping("/login")
    @NewSession
    @ProblemCodes("401 invalid_credentials")
    @Operation(operationId = "logIn", summary = "Log in with a password", description = SESSION + CART)
    LoginResponse login(
            @Valid @RequestBody LoginRequest body, HttpServletRequest request, HttpServletResponse response) {
        var login = passwordLogin.login(body.email(), body.password(), Device.of(request), sessionId(request));
        return respond(login, body.cartId(), response);
    }

    @PostMapping("/otp/verify")
    @NewSession
    @ProblemCodes({"401 invalid_code", "401 invalid_credentials"})
    @Operation(
            operationId = "verifyLoginCode",
            summary = "Log in with a code that was sent to a phone",
            description = SESSION + CART)
    LoginResponse verify(
            @Valid @RequestBody VerifyCodeRequest body, HttpServletRequest request, HttpServletResponse response) {
        var login = oneTimeCodeLogin.login(body.phone(), body.code(), Device.of(request), sessionId(request));
        return respond(login, body.cartId(), response);
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @NewSession
    @ProblemCodes("422 invalid_credentials")
    @Operation(
            operationId = "changePassword",
            summary = "Change your password",
            description = "All logins of the account end, and the response contains a new session. " + SESSION)
    void changePassword(
            LoginAuthentication login,
            @Valid @RequestBody ChangePasswordRequest body,
            HttpServletRequest request,
            HttpServletResponse response) {
        var session = Objects.requireNonNull(sessionId(request));
        give(passwordChange.change(login, body.current(), body.next(), Device.of(request), session), response);
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "logOut", summary = "Log out")
    void logout(LoginAuthentication login, HttpServletRequest request, HttpServletResponse response) {
        sessions.logout(login, Objects.requireNonNull(sessionId(request)));
        tokens.clear(response);
    }

    private LoginResponse respond(
            AuthenticatedSession login, @Nullable String guestCart, HttpServletResponse response) {
        var merged =
                switch (login.principal().kind()) {
                    case CUSTOMER -> carts.merge(new AccountId(login.principal().id()), guestCart);
                    case STAFF -> GuestCartMerger.MergedCart.NONE;
                };
        give(login, response);
        return LoginResponse.from(login, merged);
    }

    private void give(AuthenticatedSession login, HttpServletResponse response) {
        tokens.send(response, login.sessionId(), login.lifetime());
    }

    private @Nullable String sessionId(HttpServletRequest request) {
        var token = tokens.resolve(request);
        return token == null ? null : token.id();
    }
}
