package com.bharatmart.razorpay;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money that the gateway has paid to the merchant's bank account.
 *
 * @param amount in paise, after fees and refunds
 * @param createdAt in seconds
 */
public record Settlement(String id, long amount, long fees, long tax, String utr, LocalDate settledOn, long createdAt) {

    Map<String, @Nullable Object> json() {
        return Json.object(
                "id",
                id,
                "entity",
                "settlement",
                "amount",
                amount,
                "status",
                "processed",
                "fees",
                fees,
                "tax",
                tax,
                "utr",
                utr,
                "created_at",
                createdAt);
    }
}
