package com.bharatmart.razorpay;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order of the gateway.
 *
 * @param amount in paise
 * @param capture {@code automatic}, {@code manual}, or null for the account's setting
 * @param status created, attempted or paid
 * @param createdAt in seconds
 */
public record Order(
        String id,
        long amount,
        String currency,
        @Nullable String receipt,
        @Nullable String capture,
        String notes,
        String status,
        int attempts,
        long amountPaid,
        long createdAt) {

    public boolean isPaid() {
        return status.equals("paid");
    }

    Map<String, @Nullable Object> json() {
        return Json.object(
                "id",
                id,
                "entity",
                "order",
                "amount",
                amount,
                "amount_paid",
                amountPaid,
                "amount_due",
                Math.max(0, amount - amountPaid),
                "currency",
                currency,
                "receipt",
                receipt,
                "offer_id",
                null,
                "status",
                status,
                "attempts",
                attempts,
                "notes",
                Json.notes(notes),
                "created_at",
                createdAt);
    }
}
