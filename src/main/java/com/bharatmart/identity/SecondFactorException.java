package com.bharatmart.identity;

/** Why a second factor cannot be shown or changed. */
public abstract sealed class SecondFactorException extends RuntimeException {

    SecondFactorException(String message) {
        super(message);
    }

    /** It is another code, or was used before. */
    public static final class InvalidCodeException extends SecondFactorException {
        InvalidCodeException() {
            super("This is not the code that the authenticator app shows now, or it was used before;"
                    + " nor is it an unused recovery code.");
        }
    }

    /** There is one already. */
    public static final class AlreadyActiveException extends SecondFactorException {
        AlreadyActiveException() {
            super("There is a second factor already. Remove it first.");
        }
    }

    /** There is none that could be used, confirmed or removed. */
    public static final class NotSetUpException extends SecondFactorException {
        NotSetUpException() {
            super("There is no second factor that this could be done with.");
        }
    }

    /** This login has shown it already. */
    public static final class AlreadyShownException extends SecondFactorException {
        AlreadyShownException() {
            super("This session needs no second factor, or has shown it already.");
        }
    }

    /** An administrator's own needs a code to be removed. */
    public static final class OwnFactorException extends SecondFactorException {
        OwnFactorException() {
            super("This is your own second factor: POST /api/v1/staff/me/second-factor/remove, with a code.");
        }
    }
}
