package com.bharatmart.payment.event;

/** How far an event is processed. */
public enum PaymentEventState {
    WAITING,
    DONE,
    /** Of no use to the shop. */
    IGNORED,
    /** It failed too often, and waits for staff. */
    FAILED
}
