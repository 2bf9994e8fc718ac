package com.bharatmart.payment;

/** How far a confirmation by the client got. */
public enum PaymentConfirmation {
    /** The gateway was asked, and the order is up to date. */
    CONFIRMED,
    /** The gateway does not answer. It will be asked again. */
    PENDING
}
