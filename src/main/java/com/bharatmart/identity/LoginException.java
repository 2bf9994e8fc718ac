package com.bharatmart.identity;

/** A login is refused. The message does not reveal whether the account exists. */
public abstract sealed class LoginException extends RuntimeException {

    LoginException(String message) {
        super(message);
    }

    /** No active account has this address and this password. */
    public static final class InvalidCredentialsException extends LoginException {

        InvalidCredentialsException() {
            super("There is no account with this e-mail address and password.");
        }
    }

    /** The code is wrong, was used, was replaced by a later one, or has expired. */
    public static final class InvalidCodeException extends LoginException {

        InvalidCodeException() {
            super("This is not the code that was sent last to this phone, or it is not valid any more.");
        }
    }
}
