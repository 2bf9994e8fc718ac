package com.bharatmart.order;

/** The state of the payment of an order. Cash on delivery is pending until the delivery of the parcel. */
public enum PaymentStatus {
    PENDING,
    AUTHORIZED,
    CAPTURED,
    FAILED,
    PARTIALLY_REFUNDED,
    REFUNDED
}
