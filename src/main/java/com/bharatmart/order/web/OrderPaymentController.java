package com.bharatmart.order.web;

import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderPaymentService;
import com.bharatmart.order.OrderService;
import com.bharatmart.payment.PaymentId;
import com.bharatmart.platform.idempotency.IdempotencyKeyRequired;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.platform.security.ShopPrincipal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(OrderController.PATH + "/{orderId}/payments")
@Tag(name = "Orders")
class OrderPaymentController {

    private final OrderPaymentService payments;
    private final OrderService orders;
    private final CurrentPayment currentPayment;
    private final IdempotencyService idempotency;

    OrderPaymentController(
            OrderPaymentService payments,
            OrderService orders,
            CurrentPayment currentPayment,
            IdempotencyService idempotency) {
        this.payments = payments;
        this.orders = orders;
        this.currentPayment = currentPayment;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            operationId = "listOrderPayments",
            summary = "List the attempts to pay an order online",
            description = "The newest first; all of them in one page. A guest sends the token of the order.")
    PageResponse<PaymentResponse> list(
            @PathVariable OrderId orderId,
            @RequestHeader(name = OrderController.TOKEN_HEADER, required = false) @Nullable String token,
            @AuthenticationPrincipal @Nullable ShopPrincipal principal) {
        var list = payments.list(orderId, CustomerId.of(principal), token);
        return new PageResponse<>(list.stream().map(PaymentResponse::from).toList(), null, null);
    }

    @PostMapping
    @ProblemCodes({
        "payment_method_unavailable",
        "payment_too_late",
        "payment_under_way",
        "too_many_payments",
        "wrong_order_status"
    })
    @Operation(
            operationId = "startOrderPayment",
            summary = "Pay an order again, or in another way",
            description =
                    "While the order waits for its payment: another attempt, the missing providerOrderId of the present"
                            + " one, or another method. cod confirms the order; money that still arrives online goes back."
                            + " 503 dependency_unavailable while the gateway is known to be away.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(schema = @Schema(implementation = PaymentResponse.class), mediaType = "application/json"))
    ResponseEntity<?> pay(
            @PathVariable OrderId orderId,
            @Valid @RequestBody PaymentMethodRequest body,
            @RequestHeader(name = OrderController.TOKEN_HEADER, required = false) @Nullable String token,
            @AuthenticationPrincipal @Nullable ShopPrincipal principal,
            @IdempotencyKeyRequired IdempotentRequest request) {
        var customer = CustomerId.of(principal);
        var response = idempotency.once(request, body, () -> {
            var payment = payments.pay(orderId, customer, token, body.method());
            var total = orders.view(orderId, customer, token).sums().total();
            return ResponseEntity.created(URI.create("%s/%s/payments".formatted(OrderController.PATH, orderId.value())))
                    .body(PaymentResponse.from(payment, total));
        });
        return body.isOnDelivery() ? response : currentPayment.completePayment(response, orderId);
    }

    @PostMapping("/{paymentId}/confirm")
    @ProblemCodes("422 signature_invalid")
    @Operation(
            operationId = "confirmPayment",
            summary = "Report the result of the gateway's SDK",
            description =
                    "The gateway is asked about the payment: 200 with the order as it is then, or 202 if the gateway does"
                            + " not answer now and will be asked again. Without this request the order is confirmed all the"
                            + " same, a little later.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = OrderResponse.class), mediaType = "application/json"))
    @ApiResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = OrderResponse.class), mediaType = "application/json"))
    ResponseEntity<?> confirm(
            @PathVariable OrderId orderId,
            @PathVariable PaymentId paymentId,
            @Valid @RequestBody PaymentConfirmationRequest body,
            @RequestHeader(name = OrderController.TOKEN_HEADER, required = false) @Nullable String token,
            @AuthenticationPrincipal @Nullable ShopPrincipal principal,
            IdempotentRequest request) {
        var customer = CustomerId.of(principal);
        var confirmation = payments.confirm(orderId, customer, token, paymentId, body.toSignature());
        return switch (confirmation) {
            case PENDING ->
                // Not stored: a repetition asks the gateway again.
                ResponseEntity.status(HttpStatus.ACCEPTED)
                        .body(OrderResponse.from(orders.view(orderId, customer, token)));
            case CONFIRMED ->
                idempotency.once(
                        request,
                        body,
                        () -> ResponseEntity.ok(OrderResponse.from(orders.view(orderId, customer, token))));
        };
    }
}
