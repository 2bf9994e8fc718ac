package com.bharatmart.identity;

/** An account does not exist, or its state does not allow the action. */
public abstract sealed class AccountException extends RuntimeException {

    AccountException(String message) {
        super(message);
    }

    /** The account does not exist or was erased: the response is the same for both. */
    public static final class NotFoundException extends AccountException {

        NotFoundException() {
            super("there is no such account");
        }
    }

    /** The action needs a recent login, so that an unlocked phone is not enough. */
    public static final class LoginNotFreshException extends AccountException {

        LoginNotFreshException() {
            super("This needs a fresh login. Log in again, then repeat the request.");
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

    /** Another account has the address. Only staff are told so. */
    public static final class EmailTakenException extends AccountException {

        EmailTakenException() {
            super("This e-mail address has an account already.");
        }
    }

    /** Without this account, no account could manage the staff. */
    public static final class LastAdminException extends AccountException {

        LastAdminException() {
            super("This is the last active ADMIN. Give another account this role first.");
        }
    }
}
