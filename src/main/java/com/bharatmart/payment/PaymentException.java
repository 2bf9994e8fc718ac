package com.bharatmart.payment;

/** A payment could not be started or confirmed. */
public abstract sealed class PaymentException extends RuntimeException {

    private PaymentException(String message) {
        super(message);
    }

    /** The order does not have the payment. */
    public static final class NotFoundException extends PaymentException {
        public NotFoundException() {
            super("There is no such payment of this order.");
        }
    }

    /** The gateway has not signed what the client reports about this payment. */
    public static final class SignatureInvalidException extends PaymentException {
        public SignatureInvalidException() {
            super("The signature does not belong to this payment.");
        }
    }

    /** No gateway is configured. */
    public static final class NotOfferedException extends PaymentException {
        public NotOfferedException() {
            super("The shop does not accept payments online.");
        }
    }

    /** Staff can capture only a payment that is authorized, and whose order still takes it. */
    public static final class NotAuthorizedException extends PaymentException {
        public NotAuthorizedException() {
            super("The payment is not authorized.");
        }
    }
}
