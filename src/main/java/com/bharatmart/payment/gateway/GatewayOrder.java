package com.bharatmart.payment.gateway;

import com.bharatmart.shared.Money;

/**
 * An order as the gateway has it.
 *
 * @param attempts how often the shopper tried to pay
 */
public record GatewayOrder(String id, Money amount, Money amountPaid, String receipt, Status status, int attempts) {

    /** Stays PAID after a refund. */
    public enum Status {
        CREATED,
        ATTEMPTED,
        PAID
    }
}
