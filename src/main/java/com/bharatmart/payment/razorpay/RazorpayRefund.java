package com.bharatmart.payment.razorpay;

import static com.bharatmart.payment.razorpay.ResponseFields.constant;
import static com.bharatmart.payment.razorpay.ResponseFields.money;
import static com.bharatmart.payment.razorpay.ResponseFields.required;

import com.bharatmart.payment.gateway.GatewayRefund;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A refund in a response.
 *
 * @param acquirerData an object, or an empty array
 */
record RazorpayRefund(
        @Nullable String id,
        @Nullable String paymentId,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable String status,
        @Nullable String receipt,
        @Nullable JsonNode acquirerData) {

    private static final String ONLY_CURRENCY = "INR";

    GatewayRefund toRefund() {
        return new GatewayRefund(
                required(id, "id"),
                required(paymentId, "payment_id"),
                money(amount, Objects.requireNonNullElse(currency, ONLY_CURRENCY), "amount"),
                constant(GatewayRefund.Status.class, status),
                receipt,
                reference());
    }

    /** Of the network that the payment came by: cards have an ARN, UPI has an RRN, net banking has a UTR. */
    private @Nullable String reference() {
        var data = acquirerData;
        if (data == null) {
            return null;
        }
        return Stream.of("arn", "rrn", "utr")
                .map(name -> data.path(name).asString(""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(null);
    }
}
