package com.bharatmart.payment;

/** The state of a payment. Cash on delivery is pending until the delivery of the parcel. */
public enum PaymentStatus {
    PENDING,
    /** The shopper has paid, and the shop has not taken the money yet. */
    AUTHORIZED,
    /** The shop has the money. */
    CAPTURED,
    /** The last try failed. The shopper can try again, and the gateway can still report a success. */
    FAILED,
    PARTIALLY_REFUNDED,
    REFUNDED
}
