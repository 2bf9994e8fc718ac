package com.bharatmart.payment;

import com.bharatmart.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to pay an order: one order or QR code at the gateway.
 *
 * @param providerOrderId null until the gateway has made it, and for attempts by a QR code
 * @param qrId null until the gateway has made it, and for other attempts
 * @param isOpenable whether the shop still waits for the money: neither expired, by the database's clock, nor ended
 */
record PaymentAttempt(
        PaymentId id,
        OrderReference order,
        String orderNumber,
        OnlineMethod method,
        String provider,
        Money amount,
        PaymentStatus status,
        @Nullable String providerOrderId,
        @Nullable String qrId,
        @Nullable String upiUri,
        Instant createdAt,
        Instant expiresAt,
        boolean isOpenable) {

    /** Whether the gateway has made its order or QR code, as far as the shop knows. */
    boolean isOpen() {
        return providerOrderId != null || qrId != null;
    }

    /** Whether the gateway has this payment for this attempt. A payment by a QR code names no order. */
    boolean has(GatewayPayment payment) {
        return qrId != null || (providerOrderId != null && providerOrderId.equals(payment.orderId()));
    }
}
