package com.bharatmart.payment.razorpay;

import static com.bharatmart.payment.razorpay.ResponseFields.constant;
import static com.bharatmart.payment.razorpay.ResponseFields.money;
import static com.bharatmart.payment.razorpay.ResponseFields.moneyOrZero;
import static com.bharatmart.payment.razorpay.ResponseFields.required;

import com.bharatmart.payment.gateway.GatewayOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order in a response. */
record RazorpayOrder(
        @Nullable String id,
        @Nullable Long amount,
        @Nullable Long amountPaid,
        @Nullable String currency,
        @Nullable String receipt,
        @Nullable String status,
        @Nullable Integer attempts) {

    GatewayOrder toOrder() {
        return new GatewayOrder(
                required(id, "id"),
                money(amount, currency, "amount"),
                moneyOrZero(amountPaid, currency, "amount_paid"),
                receipt,
                constant(GatewayOrder.Status.class, status),
                Objects.requireNonNullElse(attempts, 0));
    }
}
