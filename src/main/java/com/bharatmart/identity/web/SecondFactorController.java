package com.bharatmart.identity.web;

import com.bharatmart.identity.AuthenticatedSession;
import com.bharatmart.identity.Device;
import com.bharatmart.identity.GuestCartMerger;
import com.bharatmart.identity.SecondFactorEnrollmentService;
import com.bharatmart.identity.SecondFactorService;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The second factor of staff. As with logins, no route takes an {@code Idempotency-Key}: the responses contain secrets that
 * are not stored.
 */
@RestController
@Tag(name = "Second factor")
class SecondFactorController {

    private static final String PATH = "/api/v1/staff/me/second-factor";

    private static final String SESSION = " The response contains a new session, as with a login.";

    private final SecondFactorService factors;
    private final SecondFactorEnrollmentService enrollments;
    private final SessionTokenResolver tokens;

    SecondFactorController(
            SecondFactorService factors, SecondFactorEnrollmentService enrollments, SessionTokenResolver tokens) {
        this.factors = factors;
        this.enrollments = enrollments;
        this.tokens = tokens;
    }

    @PostMapping("/api/v1/auth/second-factor")
    @NewSession
    @ProblemCodes({
        "401 invalid_credentials",
        "422 invalid_code",
        "feature_unavailable",
        "second_factor_missing",
        "second_factor_not_required"
    })
    @Operation(
            operationId = "verifySecondFactor",
            summary = "Verify the second factor after a login with a password",
            description = "With a code of the authenticator app or a recovery code. Until then, all other requests get"
                    + " 403 second_factor_required. A wrong or used code: 422 invalid_code." + SESSION)
    LoginResponse verifySecondFactor(
            LoginAuthentication login,
            @Valid @RequestBody SecondFactorCodeRequest body,
            HttpServletRequest request,
            HttpServletResponse response) {
        var opened = factors.verify(login, body.code(), Device.of(request), sessionId(request));
        give(opened, response);
        return LoginResponse.from(opened, GuestCartMerger.MergedCart.NONE);
    }

    @GetMapping(PATH)
    @Operation(operationId = "getSecondFactor", summary = "Get the state of your second factor")
    SecondFactorResponse status(LoginAuthentication login) {
        return SecondFactorResponse.from(factors.status(login));
    }

    @PostMapping(PATH)
    @ProblemCodes({"422 invalid_credentials", "feature_unavailable", "second_factor_active"})
    @Operation(
            operationId = "enrollSecondFactor",
            summary = "Set up an authenticator app",
            description = "The app is active after it is confirmed. The secret is shown once. Needs your password.")
    EnrollmentResponse enroll(
            LoginAuthentication login, @Valid @RequestBody PasswordRequest body, HttpServletRequest request) {
        return EnrollmentResponse.from(enrollments.enroll(login, body.password(), Device.of(request)));
    }

    @PostMapping(PATH + "/confirm")
    @NewSession
    @ProblemCodes({
        "401 invalid_credentials",
        "422 invalid_code",
        "feature_unavailable",
        "second_factor_active",
        "second_factor_missing"
    })
    @Operation(
            operationId = "confirmSecondFactor",
            summary = "Confirm the authenticator app with its code",
            description = "The recovery codes are shown once. All your other sessions end." + SESSION)
    RecoveryCodesResponse confirm(
            LoginAuthentication login,
            @Valid @RequestBody SecondFactorCodeRequest body,
            HttpServletRequest request,
            HttpServletResponse response) {
        var confirmed = enrollments.confirm(login, body.code(), Device.of(request), sessionId(request));
        give(confirmed.login(), response);
        return new RecoveryCodesResponse(confirmed.recoveryCodes());
    }

    @PostMapping(PATH + "/recovery-codes")
    @ProblemCodes({"422 invalid_code", "feature_unavailable", "second_factor_missing"})
    @Operation(
            operationId = "renewRecoveryCodes",
            summary = "Get new recovery codes",
            description = "They are shown once. Earlier recovery codes become invalid.")
    RecoveryCodesResponse renewRecoveryCodes(
            LoginAuthentication login, @Valid @RequestBody SecondFactorCodeRequest body, HttpServletRequest request) {
        return new RecoveryCodesResponse(factors.renewRecoveryCodes(login, body.code(), Device.of(request)));
    }

    @PostMapping(PATH + "/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ProblemCodes({"422 invalid_code", "feature_unavailable", "second_factor_missing"})
    @Operation(
            operationId = "removeSecondFactor",
            summary = "Remove your second factor",
            description = "Needs a code of the app or a recovery code.")
    void remove(
            LoginAuthentication login, @Valid @RequestBody SecondFactorCodeRequest body, HttpServletRequest request) {
        factors.remove(login, body.code(), Device.of(request));
    }

    private void give(AuthenticatedSession login, HttpServletResponse response) {
        tokens.send(response, login.sessionId(), login.lifetime());
    }

    private String sessionId(HttpServletRequest request) {
        return Objects.requireNonNull(tokens.resolve(request)).id();
    }
}
