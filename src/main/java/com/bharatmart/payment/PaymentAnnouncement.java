package com.bharatmart.payment;

import com.bharatmart.shared.Money;
import java.util.UUID;

/**
 * Something that other modules are to be told.
 *
 * @param subject the payment or the refund
 */
record PaymentAnnouncement(Kind kind, OrderReference order, UUID subject, Money amount) {

    /** What has happened. */
    enum Kind {
        CAPTURED,
        FAILED,
        REFUND_REQUESTED,
        REFUND_PROCESSED,
        REFUND_FAILED,
        LATE_PAYMENT_REFUNDED
    }

    static PaymentAnnouncement of(Kind kind, OrderReference order, PaymentId payment, Money amount) {
        return new PaymentAnnouncement(kind, order, payment.value(), amount);
    }

    static PaymentAnnouncement of(Kind kind, OrderReference order, RefundId refund, Money amount) {
        return new PaymentAnnouncement(kind, order, refund.value(), amount);
    }

    Object event() {
        return switch (kind) {
            case CAPTURED -> new PaymentCaptured(order, new PaymentId(subject), amount);
            case FAILED -> new PaymentFailed(order, new PaymentId(subject), amount);
            case REFUND_REQUESTED -> new RefundRequested(order, new RefundId(subject), amount);
            case REFUND_PROCESSED -> new RefundProcessed(order, new RefundId(subject), amount);
            case REFUND_FAILED -> new RefundFailed(order, new RefundId(subject), amount);
            case LATE_PAYMENT_REFUNDED -> new LatePaymentRefunded(order, new RefundId(subject), amount);
        };
    }
}
