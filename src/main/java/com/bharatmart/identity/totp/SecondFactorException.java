package com.bharatmart.identity.totp;

/** A second factor cannot be verified or changed. */
public abstract sealed class SecondFactorException extends RuntimeException {

    private SecondFactorException(String message) {
        super(message);
    }

    /** The code is wrong, or was used before. */
    public static final class InvalidCodeException extends SecondFactorException {

        public InvalidCodeException() {
            super("The code is neither the one that the authenticator app shows now nor an unused recovery code."
                    + " Each code is valid once.");
        }
    }

    /** The account has an active second factor. */
    public static final class AlreadyActiveException extends SecondFactorException {

        public AlreadyActiveException() {
            super("The account has a second factor already. Remove it first.");
        }
    }

    /** The account has no second factor to use, confirm or remove. */
    public static final class NotSetUpException extends SecondFactorException {

        public NotSetUpException() {
            super("The account has no second factor for this action.");
        }
    }

    /** The login has verified the second factor already, or needs none. */
    public static final class AlreadyVerifiedException extends SecondFactorException {

        public AlreadyVerifiedException() {
            super("This session needs no second factor, or has verified it already.");
        }
    }

    /** An administrator needs a code to remove their own second factor. */
    public static final class SelfRemovalException extends SecondFactorException {

        public SelfRemovalException() {
            super("This is your own second factor. Remove it with a code:"
                    + " POST /api/v1/staff/me/second-factor/remove.");
        }
    }

    /** The key that encrypts or decrypts the secret is not configured. */
    public static final class KeyUnavailableException extends SecondFactorException {

        KeyUnavailableException(String message) {
            super(message);
        }
    }
}
