package com.bharatmart.payment.web;

import com.bharatmart.payment.event.PaymentEventService;
import com.bharatmart.payment.event.PaymentEventState;
import com.bharatmart.payment.event.PaymentEventView;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.StaffPermissions;
import com.bharatmart.shared.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(PaymentEventAdminController.PATH)
@Tag(name = "Administration: payments")
class PaymentEventAdminController {

    static final String PATH = PaymentAdminController.PATH + "/events";

    private final PaymentEventService events;
    private final IdempotencyService idempotency;

    PaymentEventAdminController(PaymentEventService events, IdempotencyService idempotency) {
        this.events = events;
        this.idempotency = idempotency;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.PAYMENTS)
    @Operation(
            operationId = "listPaymentEvents",
            summary = "List the events of the payment gateway",
            description = "The newest first. Those with the state FAILED are set apart until staff retry them.")
    ResponseEntity<PageResponse<PaymentEventView>> list(
            @RequestParam(required = false) @Nullable PaymentEventState state,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = events.list(state, limit, cursor == null ? null : Cursor.parse(cursor));
        return PageResponse.of(page, null, event -> event, PATH, parameters);
    }

    @PostMapping("/{eventId}/retry")
    @PreAuthorize(StaffPermissions.PAYMENT_CHANGES)
    @Operation(
            operationId = "retryPaymentEvent",
            summary = "Process an event again that is set apart",
            description = "Without effect for an event in another state.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(schema = @Schema(implementation = PaymentEventView.class), mediaType = "application/json"))
    ResponseEntity<?> retry(@PathVariable String eventId, IdempotentRequest request) {
        return idempotency.once(
                request,
                null,
                () -> ResponseEntity.ok(events.retry(eventId).orElseThrow(PaymentEventNotFoundException::new)));
    }

    @PostMapping("/{eventId}/ignore")
    @PreAuthorize(StaffPermissions.PAYMENT_CHANGES)
    @Operation(
            operationId = "ignorePaymentEvent",
            summary = "Close an event that is set apart and that nothing can process",
            description = "Without effect for an event in another state.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(schema = @Schema(implementation = PaymentEventView.class), mediaType = "application/json"))
    ResponseEntity<?> ignore(@PathVariable String eventId, IdempotentRequest request) {
        return idempotency.once(
                request,
                null,
                () -> ResponseEntity.ok(events.ignore(eventId).orElseThrow(PaymentEventNotFoundException::new)));
    }
}
