package com.bharatmart.payment.search;

import com.bharatmart.payment.OrderReference;
import com.bharatmart.payment.RefundId;
import com.bharatmart.payment.RefundStatus;
import com.bharatmart.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund as staff see it.
 *
 * @param providerPaymentId whose money goes back; null for cash on delivery
 * @param providerRefundId null until the gateway has taken it, and after it has failed
 * @param reference by which the shopper's bank finds the money
 * @param failures how often the gateway failed to send it
 * @param lastError why it failed the last time
 * @param nextAttemptAt when the gateway is asked next; null for what has been sent
 */
public record RefundSummary(
        RefundId id,
        OrderReference order,
        @Nullable String providerPaymentId,
        @Nullable String providerRefundId,
        Money amount,
        RefundStatus status,
        String reason,
        @Nullable String reference,
        int failures,
        @Nullable String lastError,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant processedAt) {}
