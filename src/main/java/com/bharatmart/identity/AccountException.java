package com.bharatmart.identity;

/** An account cannot be found, or its state does not allow what was asked. */
public abstract sealed class AccountException extends RuntimeException {

    AccountException(String message) {
        super(message);
    }

    /** The account does not exist, or it was erased: the caller cannot tell which. */
    public static final class NotFoundException extends AccountException {
        NotFoundException() {
            super("there is no such account");
        }
    }

    /** The action needs a login of the last minutes, so that a stranger with an unlocked phone cannot take it. */
    public static final class LoginNotFreshException extends AccountException {
        LoginNotFreshException() {
            super("This needs a fresh login. Log in again, then repeat it.");
        }
    }

    /** The action needs the current password: a session alone is not enough. */
    public static final class PasswordRequiredException extends AccountException {
        PasswordRequiredException() {
            super("must be the current password");
        }
    }

    /** The account has a password already, which only its owner can change. */
    public static final class PasswordExistsException extends AccountException {
        PasswordExistsException() {
            super("The account has a password. Change it with POST /api/v1/auth/password.");
        }
    }

    /** A password needs an e-mail address to log in with. */
    public static final class EmailRequiredException extends AccountException {
        EmailRequiredException() {
            super("The account has no e-mail address to log in with. Add one first: POST /api/v1/customers/me/email.");
        }
    }
}
