package com.bharatmart.order;

/** How far the payment of an order is; for cash on delivery it is pending until the parcel is handed over. */
public enum PaymentStatus {
    PENDING,
    AUTHORIZED,
    CAPTURED,
    FAILED,
    PARTIALLY_REFUNDED,
    REFUNDED
}
