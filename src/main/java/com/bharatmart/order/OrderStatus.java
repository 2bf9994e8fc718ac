package com.bharatmart.order;

import java.util.Set;

/** Where an order is on its way. */
public enum OrderStatus {
    PENDING_PAYMENT,
    CONFIRMED,
    PACKED,
    SHIPPED,
    DELIVERED,
    CANCELLED,
    EXPIRED;

    /** Whether an order may go on to the next status from here. */
    public boolean leadsTo(OrderStatus next) {
        return following().contains(next);
    }

    private Set<OrderStatus> following() {
        return switch (this) {
            case PENDING_PAYMENT -> Set.of(CONFIRMED, CANCELLED, EXPIRED);
            case CONFIRMED -> Set.of(PACKED, CANCELLED);
            case PACKED -> Set.of(SHIPPED, CANCELLED);
            case SHIPPED -> Set.of(DELIVERED);
            case DELIVERED, CANCELLED, EXPIRED -> Set.of();
        };
    }
}
