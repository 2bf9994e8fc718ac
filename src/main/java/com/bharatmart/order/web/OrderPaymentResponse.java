package com.bharatmart.order.web;

import com.bharatmart.order.OrderView;
import com.bharatmart.order.PaymentMethod;
import com.bharatmart.payment.PaymentId;
import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.payment.PaymentView;
import com.bharatmart.shared.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an order is paid, with what the client needs as long as it waits for its payment. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderPaymentResponse(
        PaymentMethod method,
        PaymentStatus status,

        @Schema(
                description =
                        "Of the attempt to pay, while the order waits for its payment, like the fields up to expiresAt.")
        @Nullable PaymentId id,

        @Schema(description = "The payment gateway.", example = "razorpay") @Nullable String provider,

        @Schema(
                description =
                        "What the SDK of the gateway needs. Absent until the gateway has made it, and for payments by UPI.",
                example = "order_IEIaMR65cu6nz3")
        @Nullable String providerOrderId,

        @Schema(
                description = "The public half of the shop's key at the gateway, for its SDK.",
                example = "rzp_test_1DP5mmOlF5G5ag")
        @Nullable String keyId,

        @Schema(description = "What is to be paid.") @Nullable Money amount,

        @Schema(description = "For a payment by UPI, once the gateway has made the code.")
        PaymentView.@Nullable Upi upi,

        @Schema(description = "Until when the order can be paid.") @Nullable Instant expiresAt,

        @Schema(description = "What goes back to the buyer or has gone back, if anything.") @Nullable Money refunded) {

    static OrderPaymentResponse from(OrderView.Payment payment) {
        var attempt = payment.attempt();
        return attempt == null
                ? new OrderPaymentResponse(
                        payment.method(),
                        payment.status(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        payment.refunded())
                : new OrderPaymentResponse(
                        payment.method(),
                        payment.status(),
                        attempt.id(),
                        attempt.provider(),
                        attempt.providerOrderId(),
                        attempt.keyId(),
                        attempt.amount(),
                        attempt.upi(),
                        attempt.expiresAt(),
                        payment.refunded());
    }
}
