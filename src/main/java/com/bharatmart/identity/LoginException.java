package com.bharatmart.identity;

/** Why somebody is not let in. Says nothing of whether there is such an account. */
public abstract sealed class LoginException extends RuntimeException {

    LoginException(String message) {
        super(message);
    }

    /** The address, the password, or the two together. */
    public static final class InvalidCredentialsException extends LoginException {
        InvalidCredentialsException() {
            super("There is no account with this e-mail address and password.");
        }
    }

    /** It is another code, or does not count any more. */
    public static final class InvalidCodeException extends LoginException {
        InvalidCodeException() {
            super("This is not the code that was sent last to this phone, or it does not count any more.");
        }
    }
}
