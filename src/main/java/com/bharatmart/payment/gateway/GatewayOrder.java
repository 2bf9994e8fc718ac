package com.bharatmart.payment.gateway;

import com.bharatmart.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order as the gateway has it.
 *
 * @param receipt of the shop; null for an order that another system with the same account has made
 * @param attempts how often the shopper tried to pay
 */
public record GatewayOrder(
        String id, Money amount, Money amountPaid, @Nullable String receipt, Status status, int attempts) {

    /** Stays PAID after a refund. */
    public enum Status {
        CREATED,
        ATTEMPTED,
        PAID
    }
}
