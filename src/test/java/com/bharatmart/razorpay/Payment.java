package com.bharatmart.razorpay;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment of a shopper.
 *
 * @param amount in paise
 * @param method {@code card}, {@code upi} or {@code netbanking}
 * @param status created, authorized, captured, refunded or failed
 * @param fee in paise, with the tax; null until the capture
 * @param errorReason for example {@code payment_failed}; null if it has not failed
 * @param reference the RRN or the code of the authorization
 * @param createdAt in seconds
 */
public record Payment(
        String id,
        @Nullable String orderId,
        @Nullable String qrCodeId,
        long amount,
        String currency,
        String method,
        String notes,
        String status,
        boolean captured,
        long amountRefunded,
        @Nullable Long fee,
        @Nullable Long tax,
        @Nullable String errorReason,
        @Nullable String reference,
        long createdAt) {

    Map<String, @Nullable Object> json() {
        var failed = errorReason != null;
        var json = Json.object(
                "id",
                id,
                "entity",
                "payment",
                "amount",
                amount,
                "currency",
                currency,
                "status",
                status,
                "order_id",
                orderId,
                "invoice_id",
                null,
                "international",
                false,
                "method",
                method,
                "amount_refunded",
                amountRefunded,
                "refund_status",
                amountRefunded == 0 ? null : amountRefunded < amount ? "partial" : "full",
                "captured",
                captured,
                "description",
                qrCodeId == null ? null : "QRv2 Payment",
                "card_id",
                method.equals("card") ? "card_" + id.substring(id.indexOf('_') + 1) : null,
                "bank",
                method.equals("netbanking") ? "HDFC" : null,
                "wallet",
                null,
                "vpa",
                method.equals("upi") ? "shopper@upi" : null,
                "email",
                "shopper@example.com",
                "contact",
                "+919000000000",
                "notes",
                Json.notes(notes));
        json.putAll(Json.object(
                "fee",
                fee,
                "tax",
                tax,
                "error_code",
                failed ? "BAD_REQUEST_ERROR" : null,
                "error_description",
                failed ? "Your payment could not be completed." : null,
                "error_source",
                failed ? "customer" : null,
                "error_step",
                failed ? "payment_authentication" : null,
                "error_reason",
                errorReason,
                "acquirer_data",
                acquirerData(),
                "created_at",
                createdAt));
        return json;
    }

    private Map<String, @Nullable Object> acquirerData() {
        return switch (method) {
            case "upi" -> Json.object("rrn", reference);
            case "netbanking" -> Json.object("bank_transaction_id", reference);
            default -> Json.object("auth_code", reference);
        };
    }
}
