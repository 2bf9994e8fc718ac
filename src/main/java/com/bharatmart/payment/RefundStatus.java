package com.bharatmart.payment;

/** How far a refund is. */
public enum RefundStatus {
    /** The gateway is to be asked. */
    REQUESTED,
    /** The gateway works on it. */
    PENDING,
    /** The money has left. */
    PROCESSED,
    /** The gateway could not send the money, and has no order to. It will be asked again, and staff are alerted. */
    FAILED
}
