package com.bharatmart.payment.gateway;

import com.bharatmart.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A refund as the gateway has it.
 *
 * @param receipt of the shop; null for a refund that the shop did not make
 * @param reference by which the shopper's bank finds the money: ARN, RRN or UTR
 */
public record GatewayRefund(
        String id,
        String paymentId,
        Money amount,
        Status status,
        @Nullable String receipt,
        @Nullable String reference) {

    /** The state of a refund. */
    public enum Status {
        PENDING,
        PROCESSED,
        FAILED
    }
}
