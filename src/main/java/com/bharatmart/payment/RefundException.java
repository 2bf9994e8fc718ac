package com.bharatmart.payment;

import com.bharatmart.shared.Money;

/** A refund is not possible. */
public abstract sealed class RefundException extends RuntimeException {

    private RefundException(String message) {
        super(message);
    }

    /** The shop would give back more than it has taken. */
    public static final class ExceedsCapturedException extends RefundException {
        private final transient Money refundable;

        public ExceedsCapturedException(Money refundable) {
            super("At most %s can be refunded.".formatted(refundable));
            this.refundable = refundable;
        }

        /** What was captured and is not refunded yet. */
        public Money refundable() {
            return refundable;
        }
    }

    /** The order has no captured payment of this kind. */
    public static final class NotPaidException extends RefundException {
        public NotPaidException() {
            super("The order is not paid.");
        }
    }
}
