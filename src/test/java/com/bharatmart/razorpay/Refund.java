package com.bharatmart.razorpay;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refund.
 *
 * @param amount in paise
 * @param automatic whether the gateway made it, for a payment that was not captured in time
 * @param bodyHash of the request, for its idempotency key
 * @param status pending, processed or failed
 * @param createdAt in seconds
 */
public record Refund(
        String id,
        String paymentId,
        long amount,
        @Nullable String receipt,
        String notes,
        String speed,
        boolean automatic,
        @Nullable String idempotencyKey,
        @Nullable String bodyHash,
        String status,
        @Nullable String reference,
        long createdAt) {

    Map<String, @Nullable Object> json() {
        return Json.object(
                "id",
                id,
                "entity",
                "refund",
                "amount",
                amount,
                "currency",
                "INR",
                "payment_id",
                paymentId,
                "notes",
                Json.notes(notes),
                "receipt",
                receipt,
                "acquirer_data",
                Json.object("arn", reference),
                "created_at",
                createdAt,
                "batch_id",
                null,
                "status",
                status,
                "speed_processed",
                "normal",
                "speed_requested",
                speed);
    }
}
