package com.bharatmart.payment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway names a payment: by one of its ids, or several.
 *
 * @param qrId of a payment by a QR code
 */
public record GatewayReference(
        @Nullable String paymentId,
        @Nullable String orderId,
        @Nullable String qrId) {

    Optional<PaymentAttempt> find(PaymentRepository payments) {
        return Optional.ofNullable(orderId)
                .flatMap(payments::findByProviderOrder)
                .or(() -> Optional.ofNullable(qrId).flatMap(payments::findByQr))
                .or(() -> Optional.ofNullable(paymentId).flatMap(payments::findByGatewayPayment));
    }
}
