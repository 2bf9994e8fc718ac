package com.bharatmart.identity;

/** An e-mail address or a phone cannot be verified. */
public abstract sealed class VerificationException extends RuntimeException {

    VerificationException(String message) {
        super(message);
    }

    /** The token was never issued, was used, was replaced by a later one, or has expired. */
    public static final class UnknownTokenException extends VerificationException {

        UnknownTokenException() {
            super("there is no such token");
        }
    }

    /** Another account has the address. Only a caller who has proven that the address is theirs is told so. */
    public static final class EmailTakenException extends VerificationException {

        EmailTakenException() {
            super("This address has an account already. Log in, or reset its password.");
        }
    }

    /** Several sign-ups of one address wait, and not all may come from its owner. */
    public static final class PasswordRequiredException extends VerificationException {

        PasswordRequiredException() {
            super("is required, because more than one sign-up of this address waits");
        }
    }

    /** The code is wrong, was used, was replaced by a later one, or has expired. */
    public static final class WrongCodeException extends VerificationException {

        WrongCodeException() {
            super("This is not the code that was sent last to the new phone, or it is not valid any more.");
        }
    }

    /** Another account has verified the phone. Only a caller who has proven that the phone is theirs is told so. */
    public static final class PhoneTakenException extends VerificationException {

        PhoneTakenException() {
            super("Another account has this phone. Log in to that account with a code, and remove the phone there.");
        }
    }

    /** The shop sends no codes to this number. */
    public static final class NotServedException extends VerificationException {

        NotServedException() {
            super("must be a mobile number of a country that the shop sends codes to");
        }
    }

    /** The phone received a code a short while ago. */
    public static final class TooSoonException extends VerificationException {

        private final long seconds;

        TooSoonException(long seconds) {
            super("This phone received a code a short while ago. Request the next one later.");
            this.seconds = seconds;
        }

        /** Seconds until the next code can be requested. */
        public long seconds() {
            return seconds;
        }
    }
}
