package com.bharatmart.order.web;

import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderRefundAdminService;
import com.bharatmart.platform.idempotency.IdempotencyKeyRequired;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.platform.security.StaffPermissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The money of an order. */
@RestController
@RequestMapping(OrderAdminController.PATH + "/{orderId}")
@Tag(name = "Administration: orders")
class OrderRefundAdminController {

    private final OrderRefundAdminService refunds;
    private final IdempotencyService idempotency;

    OrderRefundAdminController(OrderRefundAdminService refunds, IdempotencyService idempotency) {
        this.refunds = refunds;
        this.idempotency = idempotency;
    }

    @GetMapping("/payments")
    @PreAuthorize(StaffPermissions.ORDERS)
    @Operation(
            operationId = "listOrderPaymentsAsStaff",
            summary = "List the attempts to pay an order online",
            description = "The newest first; all of them in one page.")
    PageResponse<PaymentResponse> payments(@PathVariable OrderId orderId) {
        return new PageResponse<>(
                refunds.payments(orderId).stream().map(PaymentResponse::from).toList(), null, null);
    }

    @GetMapping("/refunds")
    @PreAuthorize(StaffPermissions.ORDERS)
    @Operation(
            operationId = "listOrderRefunds",
            summary = "List the refunds of an order",
            description = "The newest first; all of them in one page, and those of money that the order did not take.")
    PageResponse<RefundResponse> refunds(@PathVariable OrderId orderId) {
        return new PageResponse<>(
                refunds.refunds(orderId).stream().map(RefundResponse::from).toList(), null, null);
    }

    @PostMapping("/refunds")
    @PreAuthorize(StaffPermissions.PAYMENT_CHANGES)
    @ProblemCodes({"exceeds_captured", "not_paid", "not_refundable", "refund_too_small"})
    @Operation(
            operationId = "refundOrder",
            summary = "Give money of an order back",
            description =
                    "For units of its items what was paid for them, tax included, or an amount; never more than was paid."
                            + " The gateway sends the money. For cash on delivery staff send it and record its reference."
                            + " The ETag is that of the order.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = RefundResponse.class), mediaType = "application/json"))
    ResponseEntity<?> refund(
            @PathVariable OrderId orderId,
            @Valid @RequestBody RefundRequest body,
            IfMatch ifMatch,
            @AuthenticationPrincipal ShopPrincipal principal,
            @IdempotencyKeyRequired IdempotentRequest request) {
        return idempotency.once(request, body, () -> {
            var made = refunds.refund(orderId, ifMatch, body.toRefund(), principal);
            return ResponseEntity.created(
                            URI.create("%s/%s/refunds".formatted(OrderAdminController.PATH, orderId.value())))
                    .eTag(IfMatch.tag(made.version()))
                    .body(RefundResponse.from(made.refund()));
        });
    }

    @PostMapping("/cash-remittances")
    @PreAuthorize(StaffPermissions.PAYMENT_CHANGES)
    @ProblemCodes({"already_remitted", "not_paid"})
    @Operation(
            operationId = "recordCashRemittance",
            summary = "Record that the carrier has paid the cash of an order to the shop",
            description = "Once for each order that was paid on delivery, after its delivery.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = OrderAdminResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> remit(
            @PathVariable OrderId orderId,
            @Valid @RequestBody CashRemittanceRequest body,
            IfMatch ifMatch,
            @IdempotencyKeyRequired IdempotentRequest request) {
        return idempotency.once(
                request,
                body,
                () -> OrderAdminResponse.entity(
                        refunds.remitted(orderId, ifMatch, body.reference().strip(), body.amount())));
    }
}
