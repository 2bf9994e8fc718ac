package com.bharatmart.identity.web;

import com.bharatmart.identity.Device;
import com.bharatmart.identity.EmailChangeService;
import com.bharatmart.identity.EmailVerificationService;
import com.bharatmart.identity.PhoneChangeService;
import com.bharatmart.identity.PhoneVerificationService;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.limit.MessageThrottle;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.security.LoginAuthentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes and verifies addresses and phones. */
@RestController
@RequestMapping("/api/v1/customers")
@Tag(name = "Customers")
class VerificationController {

    private static final String REAUTHENTICATION =
            " An account with a password needs the current one. One without needs a fresh login"
                    + " (403 fresh_login_required).";

    private final EmailVerificationService emailVerifications;
    private final EmailChangeService emails;
    private final PhoneChangeService phones;
    private final PhoneVerificationService phoneVerifications;
    private final MessageThrottle throttle;
    private final IdempotencyService idempotency;

    VerificationController(
            EmailVerificationService emailVerifications,
            EmailChangeService emails,
            PhoneChangeService phones,
            PhoneVerificationService phoneVerifications,
            MessageThrottle throttle,
            IdempotencyService idempotency) {
        this.emailVerifications = emailVerifications;
        this.emails = emails;
        this.phones = phones;
        this.phoneVerifications = phoneVerifications;
        this.throttle = throttle;
        this.idempotency = idempotency;
    }

    @PostMapping("/verifications/{token}")
    @ProblemCodes("email_taken")
    @Operation(
            operationId = "verifyEmail",
            summary = "Verify an e-mail address with a mailed token",
            description = "The token of a sign-up creates the account, with the password given here or else that of the"
                    + " sign-up. If more than one sign-up of the address waits, a password is required here: the"
                    + " others may be by other persons. The token of a change of address gives the address to the"
                    + " account. A token is valid once. 409 email_taken if the address has an account by now.")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<?> verify(
            @PathVariable String token,
            @Valid @RequestBody(required = false) @Nullable VerificationRequest body,
            IdempotentRequest request) {
        var prepared = emailVerifications.prepare(token, body == null ? null : body.password());
        return idempotency.once(request, null, () -> {
            emailVerifications.complete(prepared);
            return ResponseEntity.noContent().build();
        });
    }

    @PostMapping("/me/email")
    @ProblemCodes({"422 invalid_credentials", "feature_unavailable", "fresh_login_required"})
    @Operation(
            operationId = "changeEmail",
            summary = "Change your e-mail address",
            description =
                    "The new address gets a mail with a token and is valid after its verification; the current address"
                            + " gets a notice. The response is the same whether another account has the address or not."
                            + REAUTHENTICATION)
    @ApiResponse(
            responseCode = "202",
            content =
                    @Content(schema = @Schema(implementation = AcceptedResponse.class), mediaType = "application/json"))
    ResponseEntity<?> changeEmail(
            LoginAuthentication login,
            @Valid @RequestBody EmailChangeRequest body,
            IdempotentRequest request,
            HttpServletRequest http) {
        var change = emails.prepare(login, body.email(), body.password(), Device.of(http));
        return idempotency.once(request, body.email(), () -> {
            // Two mails: one to the current address, counted by account, and one to the new address.
            throttle.beforeMessage(login.getName(), http.getRemoteAddr());
            throttle.beforeMessage(body.email().value(), http.getRemoteAddr());
            emails.request(change);
            return ResponseEntity.accepted().body(AcceptedResponse.ofEmailChange());
        });
    }

    @PostMapping("/me/phone")
    @ProblemCodes({"422 invalid_credentials", "feature_unavailable", "fresh_login_required"})
    @Operation(
            operationId = "changePhone",
            summary = "Have a code sent to a new phone",
            description = "The phone is valid after the verification of the code." + REAUTHENTICATION)
    @ApiResponse(
            responseCode = "202",
            content =
                    @Content(schema = @Schema(implementation = AcceptedResponse.class), mediaType = "application/json"))
    ResponseEntity<?> changePhone(
            LoginAuthentication login,
            @Valid @RequestBody PhoneChangeRequest body,
            IdempotentRequest request,
            HttpServletRequest http) {
        var change = phones.prepare(login, body.phone(), body.password(), Device.of(http));
        return idempotency.once(request, body.phone(), () -> {
            throttle.beforeMessage(body.phone().value(), http.getRemoteAddr());
            phones.request(change, http.getRemoteAddr());
            return ResponseEntity.accepted().body(AcceptedResponse.ofOneTimeCode());
        });
    }

    @PostMapping("/me/phone/verify")
    @ProblemCodes({"422 invalid_code", "phone_taken"})
    @Operation(
            operationId = "verifyPhone",
            summary = "Verify a new phone with the code that was sent there",
            description = "From then on, a code to this phone logs in. All other logins of the account end. 422"
                    + " invalid_code for another code, 409 phone_taken if another account has verified this phone.")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<?> verifyPhone(
            LoginAuthentication login,
            @Valid @RequestBody PhoneVerificationRequest body,
            IdempotentRequest request,
            HttpServletRequest http) {
        var prepared = phoneVerifications.prepare(login, body.code(), Device.of(http));
        return idempotency.once(request, null, () -> {
            phoneVerifications.complete(prepared);
            return ResponseEntity.noContent().build();
        });
    }
}
