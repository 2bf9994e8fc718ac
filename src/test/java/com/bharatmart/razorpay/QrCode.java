package com.bharatmart.razorpay;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A QR code for UPI payments.
 *
 * @param usage {@code single_use} or {@code multiple_use}
 * @param paymentAmount in paise; null if the amount is not fixed
 * @param closeBy in seconds
 * @param status active or closed
 * @param closeReason paid, on_demand or expired
 */
public record QrCode(
        String id,
        String name,
        String usage,
        boolean fixedAmount,
        @Nullable Long paymentAmount,
        @Nullable String description,
        String notes,
        @Nullable Long closeBy,
        long receivedAmount,
        int receivedCount,
        String status,
        @Nullable String closeReason,
        @Nullable Long closedAt,
        long createdAt) {

    /** Whether it was closed, or its time is over. */
    boolean isClosed(long now) {
        return status.equals("closed") || (closeBy != null && closeBy <= now);
    }

    Map<String, @Nullable Object> json() {
        return Json.object(
                "id",
                id,
                "entity",
                "qr_code",
                "created_at",
                createdAt,
                "name",
                name,
                "usage",
                usage,
                "type",
                "upi_qr",
                "image_url",
                "https://rzp.io/i/" + id.substring(id.indexOf('_') + 1),
                "image_content",
                uri(),
                "payment_amount",
                paymentAmount,
                "status",
                status,
                "description",
                description,
                "fixed_amount",
                fixedAmount,
                "payments_amount_received",
                receivedAmount,
                "payments_count_received",
                receivedCount,
                "notes",
                Json.notes(notes),
                "customer_id",
                null,
                "close_by",
                closeBy,
                "closed_at",
                closedAt,
                "close_reason",
                closeReason);
    }

    private String uri() {
        var amount = paymentAmount == null ? "" : "&am=" + BigDecimal.valueOf(paymentAmount, 2);
        var payee = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "upi://pay?pa=rzr.standin@icici&pn=%s&tr=%s&tn=Payment%s&cu=INR".formatted(payee, id, amount);
    }
}
