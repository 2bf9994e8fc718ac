package com.bharatmart.payment;

import com.bharatmart.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund as it is stored.
 *
 * @param gatewayPayment whose money goes back; null for cash on delivery
 * @param cause of a refund that nobody decided; unique for a payment
 * @param failures how often the gateway failed to send it
 */
record Refund(
        RefundId id,
        OrderReference order,
        @Nullable String gatewayPayment,
        Money amount,
        @Nullable String cause,
        String reason,
        List<RefundLine> lines,
        boolean restock,
        RefundStatus status,
        @Nullable String providerRefundId,
        @Nullable String reference,
        int failures,
        Instant createdAt,
        @Nullable Instant processedAt) {

    /** Of money that no order took. */
    static final String SURPLUS = "surplus";

    /**
     * The same for each repetition of a call whose effect is unknown. After a failure the gateway would answer the key of
     * the failed refund with that failure, so there is another one.
     */
    String idempotencyKey() {
        return failures == 0 ? id.value().toString() : "%s-%d".formatted(id.value(), failures);
    }

    boolean isSurplus() {
        return SURPLUS.equals(cause);
    }

    RefundView view() {
        return new RefundView(
                id,
                order,
                amount,
                status,
                gatewayPayment == null,
                isSurplus(),
                reason,
                lines,
                restock,
                reference,
                createdAt,
                processedAt);
    }
}
