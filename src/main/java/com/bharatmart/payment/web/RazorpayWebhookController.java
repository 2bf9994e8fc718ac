package com.bharatmart.payment.web;

import com.bharatmart.payment.event.PaymentEventService;
import com.bharatmart.platform.problem.ProblemCodes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes the webhooks of Razorpay. The event is stored and the answer given; a worker does the rest. The route takes no
 * {@code Idempotency-Key}: the id of the event is one.
 */
@RestController
@Tag(name = "Payments")
class RazorpayWebhookController {

    static final String PATH = "/api/v1/webhooks/razorpay";

    private static final String RECEIVED = "received";

    /** An HMAC-SHA256 in hexadecimal has 64 characters. */
    private static final int MAX_SIGNATURE = 128;

    private final PaymentEventService events;

    RazorpayWebhookController(PaymentEventService events) {
        this.events = events;
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    @ProblemCodes("401 webhook_signature_invalid")
    @Operation(
            operationId = "receiveRazorpayWebhook",
            summary = "Receive an event of Razorpay",
            description =
                    "For Razorpay only. The signature is over the bytes of the body, by one of the configured secrets. A"
                            + " repetition of an event has no effect, and events come in any order.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"))))
    @ApiResponse(
            responseCode = "200",
            description = "The event is stored.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN_VALUE,
                            schema = @Schema(type = "string", example = RECEIVED)))
    ResponseEntity<String> receive(
            HttpServletRequest request,
            @RequestHeader(name = "X-Razorpay-Signature", required = false) @Nullable String signature,
            @RequestHeader(name = "X-Razorpay-Event-Id", required = false) @Nullable String eventId)
            throws IOException {
        if (signature == null || signature.length() > MAX_SIGNATURE) {
            throw new WebhookException.UnsignedException();
        }
        return switch (events.receive(request.getInputStream().readAllBytes(), signature, eventId)) {
            case STORED, DUPLICATE ->
                ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(RECEIVED);
            case UNSIGNED -> throw new WebhookException.UnsignedException();
            case UNREADABLE -> throw new WebhookException.UnreadableException();
        };
    }
}
