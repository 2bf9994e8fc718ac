package com.bharatmart.identity.web;

import com.bharatmart.identity.SignUpService;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Customers")
class SignUpController {

    private final SignUpService signUps;
    private final MessageThrottle throttle;
    private final IdempotencyService idempotency;

    SignUpController(SignUpService signUps, MessageThrottle throttle, IdempotencyService idempotency) {
        this.signUps = signUps;
        this.throttle = throttle;
        this.idempotency = idempotency;
    }

    @PostMapping("/api/v1/customers")
    @ProblemCodes("feature_unavailable")
    @Operation(
            operationId = "signUp",
            summary = "Sign up",
            description =
                    "The response is the same whether the address has an account or not; a mail to the address tells"
                            + " which. The account is created when the address is verified with the token of that mail.")
    @ApiResponse(
            responseCode = "202",
            content =
                    @Content(schema = @Schema(implementation = AcceptedResponse.class), mediaType = "application/json"))
    ResponseEntity<?> signUp(
            @Valid @RequestBody SignUpRequest body, IdempotentRequest request, HttpServletRequest http) {
        throttle.beforeSignUp(http.getRemoteAddr());
        var signUp = signUps.prepare(body.email(), body.password(), body.name().value(), body.phone());
        return idempotency.once(request, body.withoutPassword(), () -> {
            throttle.beforeMessage(body.email().value(), http.getRemoteAddr());
            signUps.request(signUp);
            return ResponseEntity.accepted().body(AcceptedResponse.ofSignUp());
        });
    }
}
