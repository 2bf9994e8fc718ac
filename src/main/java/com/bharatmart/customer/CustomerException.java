package com.bharatmart.customer;

/** A customer's data cannot be found, or the change that was asked for is not allowed. */
public abstract sealed class CustomerException extends RuntimeException {

    CustomerException(String message) {
        super(message);
    }

    /** The resource does not exist or belongs to another customer: the answer is the same for both. */
    public static final class NotFoundException extends CustomerException {
        NotFoundException() {
            super("there is no such resource of this customer");
        }
    }

    /** Without the phone the customer could not log in any more. */
    public static final class LastWayInException extends CustomerException {
        LastWayInException() {
            super("A code to this phone is the only way into the account. Set a password first.");
        }
    }

    /** The customer has as many entries as the shop keeps for one customer. */
    public static final class TooManyException extends CustomerException {
        TooManyException(String message) {
            super(message);
        }
    }
}
