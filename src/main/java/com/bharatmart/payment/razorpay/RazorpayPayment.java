package com.bharatmart.payment.razorpay;

import static com.bharatmart.payment.razorpay.ResponseFields.constant;
import static com.bharatmart.payment.razorpay.ResponseFields.instant;
import static com.bharatmart.payment.razorpay.ResponseFields.money;
import static com.bharatmart.payment.razorpay.ResponseFields.moneyIfPresent;
import static com.bharatmart.payment.razorpay.ResponseFields.moneyOrZero;
import static com.bharatmart.payment.razorpay.ResponseFields.required;

import com.bharatmart.payment.gateway.GatewayPayment;
import org.jspecify.annotations.Nullable;

/** A payment in a response. The shopper's UPI id, card, e-mail address and phone number are not read. */
record RazorpayPayment(
        @Nullable String id,
        @Nullable String orderId,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable String status,
        @Nullable Boolean captured,
        @Nullable Long amountRefunded,
        @Nullable String method,
        @Nullable Long fee,
        @Nullable Long tax,
        @Nullable String errorCode,
        @Nullable String errorReason,
        @Nullable Long createdAt) {

    GatewayPayment toPayment() {
        var known = constant(GatewayPayment.Status.class, status);
        return new GatewayPayment(
                required(id, "id"),
                orderId,
                money(amount, currency, "amount"),
                known,
                known == GatewayPayment.Status.CAPTURED || Boolean.TRUE.equals(captured),
                moneyOrZero(amountRefunded, currency, "amount_refunded"),
                method,
                moneyIfPresent(fee, currency, "fee"),
                moneyIfPresent(tax, currency, "tax"),
                errorCode,
                errorReason,
                instant(createdAt, "created_at"));
    }
}
