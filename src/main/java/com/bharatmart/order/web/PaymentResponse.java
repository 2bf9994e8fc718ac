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

/** An attempt to pay an order. With payment on delivery, only its method, its status and its amount. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentResponse(
        @Nullable PaymentId id,
        PaymentMethod method,
        PaymentStatus status,

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

        Money amount,

        @Schema(description = "For a payment by UPI, once the gateway has made the code.")
        PaymentView.@Nullable Upi upi,

        @Schema(description = "Until when the order can be paid.") @Nullable Instant expiresAt) {

    static PaymentResponse from(PaymentView payment) {
        return new PaymentResponse(
                payment.id(),
                PaymentMethod.of(payment.method()),
                payment.status(),
                payment.provider(),
                payment.providerOrderId(),
                payment.keyId(),
                payment.amount(),
                payment.upi(),
                payment.expiresAt());
    }

    /** @param total of the order */
    static PaymentResponse from(OrderView.Payment payment, Money total) {
        var attempt = payment.attempt();
        return attempt == null
                ? new PaymentResponse(null, payment.method(), payment.status(), null, null, null, total, null, null)
                : from(attempt);
    }
}
