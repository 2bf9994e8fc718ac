package com.bharatmart.payment;

import java.util.Locale;

/** Why an order does not take money. */
enum SurplusReason {
    /** The order has expired, was canceled, or is paid in another way. */
    LATE("The order no longer waited for this payment."),
    PAID_TWICE("The order was paid already."),
    WRONG_AMOUNT("The amount was not the one of the order.");

    private final String text;

    SurplusReason(String text) {
        this.text = text;
    }

    /** For the shopper and staff. */
    String text() {
        return text;
    }

    /** For metrics. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
