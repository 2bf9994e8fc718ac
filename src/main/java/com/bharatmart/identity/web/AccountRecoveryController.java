package com.bharatmart.identity.web;

import com.bharatmart.identity.OneTimeCodeService;
import com.bharatmart.identity.PasswordResetService;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.limit.MessageThrottle;
import com.bharatmart.platform.problem.ProblemCodes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sends codes to phones and password resets to e-mail addresses. */
@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "Login")
class AccountRecoveryController {

    private final OneTimeCodeService codes;
    private final PasswordResetService resets;
    private final MessageThrottle throttle;
    private final IdempotencyService idempotency;

    AccountRecoveryController(
            OneTimeCodeService codes,
            PasswordResetService resets,
            MessageThrottle throttle,
            IdempotencyService idempotency) {
        this.codes = codes;
        this.resets = resets;
        this.throttle = throttle;
        this.idempotency = idempotency;
    }

    @PostMapping("/otp")
    @ProblemCodes("feature_unavailable")
    @Operation(
            operationId = "sendLoginCode",
            summary = "Have a code sent to a phone",
            description =
                    "Six digits, valid once, for a few minutes and a few tries. The number needs no account: a login"
                            + " with the code creates one. 429 if the phone received a code a short while ago.")
    @ApiResponse(
            responseCode = "202",
            content =
                    @Content(schema = @Schema(implementation = AcceptedResponse.class), mediaType = "application/json"))
    ResponseEntity<?> sendCode(
            @Valid @RequestBody OneTimeCodeRequest body, IdempotentRequest request, HttpServletRequest http) {
        return idempotency.once(request, body, () -> {
            throttle.beforeMessage(body.phone().value(), http.getRemoteAddr());
            codes.request(body.phone(), http.getRemoteAddr());
            return ResponseEntity.accepted().body(AcceptedResponse.ofOneTimeCode());
        });
    }

    @PostMapping("/password-resets")
    @ProblemCodes("feature_unavailable")
    @Operation(
            operationId = "requestPasswordReset",
            summary = "Have a password reset mailed",
            description = "The response is the same whether the address has an account or not.")
    @ApiResponse(
            responseCode = "202",
            content =
                    @Content(schema = @Schema(implementation = AcceptedResponse.class), mediaType = "application/json"))
    ResponseEntity<?> requestReset(
            @Valid @RequestBody PasswordResetRequest body, IdempotentRequest request, HttpServletRequest http) {
        return idempotency.once(request, body, () -> {
            throttle.beforeMessage(body.email().value(), http.getRemoteAddr());
            resets.request(body.email());
            return ResponseEntity.accepted().body(AcceptedResponse.ofPasswordReset());
        });
    }

    @PostMapping("/password-resets/{token}")
    @Operation(
            operationId = "resetPassword",
            summary = "Choose a new password with a mailed token",
            description = "The token is valid once. All logins of the account end; log in with the new password.")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<?> reset(
            @PathVariable String token, @Valid @RequestBody PasswordRequest body, IdempotentRequest request) {
        var prepared = resets.prepare(token, body.password());
        return idempotency.once(request, null, () -> {
            resets.complete(prepared);
            return ResponseEntity.noContent().build();
        });
    }
}
