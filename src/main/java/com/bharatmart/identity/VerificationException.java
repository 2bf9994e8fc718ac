package com.bharatmart.identity;

/** Why an address or a phone is not verified. */
public abstract sealed class VerificationException extends RuntimeException {

    VerificationException(String message) {
        super(message);
    }

    /** No such token was mailed, or it was used, replaced by a later one, or has expired. */
    public static final class UnknownTokenException extends VerificationException {
        UnknownTokenException() {
            super("there is no such token");
        }
    }

    /** Said only to a caller who has proven that the address is theirs. */
    public static final class EmailTakenException extends VerificationException {
        EmailTakenException() {
            super("This address has an account already. Log in, or reset its password.");
        }
    }

    /** Several sign-ups of one address wait, and not all may be by its owner. */
    public static final class PasswordRequiredException extends VerificationException {
        PasswordRequiredException() {
            super("is required, because more than one sign-up of this address waits");
        }
    }

    /** The code is another one, was used, replaced by a later one, or has expired. */
    public static final class WrongCodeException extends VerificationException {
        WrongCodeException() {
            super("This is not the code that was sent last to the new phone, or it is not valid any more.");
        }
    }

    /** Said only to a caller who has proven that the phone is theirs. */
    public static final class PhoneTakenException extends VerificationException {
        PhoneTakenException() {
            super("Another account has this phone. Log in to that account with a code, and remove the phone there.");
        }
    }
}
