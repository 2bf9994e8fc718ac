package com.bharatmart.order.web;

import com.bharatmart.cart.CartId;
import com.bharatmart.delivery.SavedAddressService;
import com.bharatmart.order.CheckoutService;
import com.bharatmart.order.OrderPaymentService;
import com.bharatmart.order.PaymentMethod;
import com.bharatmart.platform.idempotency.IdempotencyKeyRequired;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
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
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Orders")
class CheckoutController {

    private final CheckoutService checkout;
    private final OrderPaymentService payments;
    private final CurrentPayment currentPayment;
    private final SavedAddressService addresses;
    private final IdempotencyService idempotency;

    CheckoutController(
            CheckoutService checkout,
            OrderPaymentService payments,
            CurrentPayment currentPayment,
            SavedAddressService addresses,
            IdempotencyService idempotency) {
        this.checkout = checkout;
        this.payments = payments;
        this.currentPayment = currentPayment;
        this.addresses = addresses;
        this.idempotency = idempotency;
    }

    @PostMapping("/api/v1/carts/{cartId}/checkout")
    @ProblemCodes({
        "cart_already_ordered",
        "cart_empty",
        "insufficient_stock",
        "not_for_sale",
        "payment_method_unavailable",
        "price_changed"
    })
    @Operation(
            operationId = "checkoutCart",
            summary = "Order the contents of a cart",
            description =
                    "One call and one transaction: it places the order and reserves the stock, or changes nothing. With"
                            + " expectedTotal it places no order that costs another amount (409 price_changed, with the"
                            + " new totals). To be paid online, the order waits in PENDING_PAYMENT until"
                            + " payment.expiresAt, and payment has what the SDK of the gateway needs: without"
                            + " providerOrderId if the gateway was too slow, and POST /orders/{orderId}/payments or a"
                            + " repetition of this request then gives it. 503 dependency_unavailable while the gateway is"
                            + " known to be away: nothing was ordered, and cod works.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = OrderResponse.class), mediaType = "application/json"))
    ResponseEntity<?> checkout(
            @PathVariable CartId cartId,
            @Valid @RequestBody CheckoutRequest body,
            @AuthenticationPrincipal @Nullable ShopPrincipal principal,
            @IdempotencyKeyRequired IdempotentRequest request) {
        var customer = CustomerId.of(principal);
        var response = idempotency.once(request, body, () -> {
            // Not before: a repeated request gets its first response also when the saved address or the gateway is
            // gone.
            var method = payments.requireMethod(body.payment().method());
            var details = body.toDetails(method, (id, pointer) -> addresses.require(customer, id, pointer));
            var placed = checkout.place(cartId, customer, details, body.expectedTotal());
            return ResponseEntity.created(
                            URI.create("/api/v1/orders/" + placed.order().id().value()))
                    .body(OrderResponse.from(placed));
        });
        return body.payment().method().equals(PaymentMethod.COD.text())
                ? response
                : currentPayment.completeOrder(response);
    }
}
