package com.bharatmart.payment.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as staff see it.
 *
 * @param sequence in which the events arrived
 * @param failures attempts that failed for another reason than an unavailable gateway
 * @param error of the last one
 */
public record PaymentEventView(
        String id,
        long sequence,
        String type,
        @Nullable String providerPaymentId,
        @Nullable String providerOrderId,
        @Nullable String providerRefundId,
        PaymentEventState state,
        int failures,
        @Nullable String error,
        Instant occurredAt,
        Instant receivedAt) {}
