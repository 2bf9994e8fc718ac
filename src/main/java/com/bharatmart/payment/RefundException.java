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

    /** The gateway sends no part of a payment that is so small, except the rest of it. */
    public static final class TooSmallException extends RefundException {
        public TooSmallException(Money least) {
            super("The gateway refunds at least %s, or all that is left.".formatted(least));
        }
    }

    /** There is no such refund. */
    public static final class NotFoundException extends RefundException {
        public NotFoundException() {
            super("There is no such refund.");
        }
    }

    /** The gateway has sent the money, or may be about to. */
    public static final class NotFailedException extends RefundException {
        public NotFailedException() {
            super("The refund has not failed: the gateway has sent it, or is about to.");
        }
    }

    /** The order has no captured payment of this kind. */
    public static final class NotPaidException extends RefundException {
        public NotPaidException() {
            super("The order is not paid.");
        }
    }
}
