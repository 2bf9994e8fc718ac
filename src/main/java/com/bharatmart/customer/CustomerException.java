package com.bharatmart.customer;

/** Data of a customer does not exist, or a change is not allowed. */
public abstract sealed class CustomerException extends RuntimeException {

    CustomerException(String message) {
        super(message);
    }

    /** The resource does not exist or belongs to another customer: the response is the same for both. */
    public static final class NotFoundException extends CustomerException {
        NotFoundException() {
            super("there is no such resource of this customer");
        }
    }

    /** Without the phone, the customer could not log in. */
    public static final class OnlyLoginMethodException extends CustomerException {
        OnlyLoginMethodException() {
            super("A code to this phone is the only way to log in to the account. Set a password first.");
        }
    }

    /** The address book is full. */
    public static final class TooManyAddressesException extends CustomerException {
        TooManyAddressesException(int max) {
            super("The shop stores at most %d addresses of one customer.".formatted(max));
        }
    }
}
