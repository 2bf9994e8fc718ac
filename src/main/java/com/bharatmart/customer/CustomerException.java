package com.bharatmart.customer;

/** Why something of a customer's cannot be had or done. */
public abstract sealed class CustomerException extends RuntimeException {

    CustomerException(String message) {
        super(message);
    }

    /** No such thing, or not the caller's: the same answer for both. */
    public static final class NotFound extends CustomerException {
        NotFound() {
            super("there is no such thing of this customer's");
        }
    }

    /** Without the phone there would be no way to log in. */
    public static final class LastWayIn extends CustomerException {
        LastWayIn() {
            super("A code to this phone is the only way into the account. Set a password first.");
        }
    }

    /** Whoever finds a phone unlocked shall not erase its owner. */
    public static final class LoginNotFresh extends CustomerException {
        LoginNotFresh() {
            super("This needs a fresh login. Log in again, then repeat it.");
        }
    }

    /** The session alone does not do. */
    public static final class PasswordRequired extends CustomerException {
        PasswordRequired() {
            super("must be the current password");
        }
    }

    /** A password is changed by those who know it. */
    public static final class PasswordExists extends CustomerException {
        PasswordExists() {
            super("The account has a password. Change it with POST /api/v1/auth/password.");
        }
    }

    /** A password is given together with an address. */
    public static final class EmailRequired extends CustomerException {
        EmailRequired() {
            super("The account has no e-mail address to log in with. Add one first: POST /api/v1/customers/me/email.");
        }
    }

    /** There are as many as the shop keeps for one customer. */
    public static final class TooMany extends CustomerException {
        TooMany(String message) {
            super(message);
        }
    }

    /** Two parts of an address contradict each other. */
    public static final class Contradiction extends CustomerException {

        private final String pointer;
        private final String code;

        Contradiction(String pointer, String code, String message) {
            super(message);
            this.pointer = pointer;
            this.code = code;
        }

        /** The part that is wrong, or the other is. */
        public String pointer() {
            return pointer;
        }

        public String code() {
            return code;
        }
    }
}
