package com.bharatmart.payment;

import com.bharatmart.payment.gateway.GatewayPayment;
import com.bharatmart.shared.Money;
import java.time.Instant;
import java.util.List;
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

    /**
     * What its payments at the gateway make of the status. The accepted one decides, else a captured or authorized one, else
     * the newest one.
     *
     * @param known the oldest first
     */
    PaymentStatus statusBy(List<PaymentTransaction> known) {
        return known.stream()
                .filter(PaymentTransaction::isAccepted)
                .findFirst()
                .or(() -> known.stream().filter(PaymentTransaction::isCaptured).findFirst())
                .map(PaymentTransaction::capturedStatus)
                .orElseGet(() -> uncapturedStatus(known));
    }

    private PaymentStatus uncapturedStatus(List<PaymentTransaction> known) {
        if (known.isEmpty()) {
            return status;
        }
        if (known.stream().anyMatch(payment -> payment.status() == GatewayPayment.Status.AUTHORIZED)) {
            return PaymentStatus.AUTHORIZED;
        }
        return switch (known.getLast().status()) {
            case CREATED -> PaymentStatus.PENDING;
            // The gateway has given back what was authorized and not captured: the shopper has not paid.
            case FAILED, REFUNDED -> PaymentStatus.FAILED;
            case AUTHORIZED, CAPTURED -> throw new IllegalStateException("a captured payment has captured money");
        };
    }
}
