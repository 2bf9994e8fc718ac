package com.bharatmart.payment;

import com.bharatmart.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment and what a client needs to make it.
 *
 * @param provider the gateway
 * @param providerOrderId the order at the gateway; null until it is made, and for payments by a QR code
 * @param keyId the public half of the shop's key at the gateway
 * @param upi null until the QR code is made, and for other methods
 * @param expiresAt when the shop stops waiting
 */
public record PaymentView(
        PaymentId id,
        OnlineMethod method,
        PaymentStatus status,
        String provider,
        @Nullable String providerOrderId,
        String keyId,
        Money amount,
        @Nullable Upi upi,
        Instant expiresAt) {

    /**
     * A payment by UPI.
     *
     * @param uri {@code upi://pay?...}
     * @param qr the same as a picture, {@code data:image/png;base64,...}
     */
    public record Upi(String uri, String qr) {}
}
