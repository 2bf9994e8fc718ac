package com.bharatmart.notification;

import java.util.Locale;

/** What a message is about. */
enum MessageKind {
    ORDER_PLACED,
    /** Once for each parcel. */
    ORDER_SHIPPED,
    ORDER_DELIVERED,
    ORDER_CANCELLED,
    ORDER_EXPIRED,
    /** Once for each attempt to pay. */
    PAYMENT_FAILED,
    /** The money came too late or twice. Once for each refund. */
    PAYMENT_RETURNED,
    /** Once for each refund. */
    REFUND_PROCESSED,
    /** Asks the owner of an address to confirm a stock notice. */
    STOCK_NOTICE_REQUESTED,
    BACK_IN_STOCK;

    /** The name of the file with its text. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
