package com.bharatmart.order;

import java.util.Set;

/** The states of an order. */
public enum OrderStatus {
    PENDING_PAYMENT,
    CONFIRMED,
    PACKED,
    SHIPPED,
    DELIVERED,
    CANCELLED,
    EXPIRED;

    /** Whether an order may change from this status to the next one. */
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
