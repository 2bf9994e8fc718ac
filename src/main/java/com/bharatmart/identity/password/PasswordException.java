package com.bharatmart.identity.password;

/** A password is not accepted, or cannot be processed now. */
public abstract sealed class PasswordException extends RuntimeException {

    PasswordException(String message) {
        super(message);
    }

    /** A new password breaks a rule, or is not allowed in the request. */
    public static final class InvalidPasswordException extends PasswordException {

        private final String field;
        private final String code;

        public InvalidPasswordException(String field, String code, String message) {
            super(message);
            this.field = field;
            this.code = code;
        }

        /** The JSON pointer to the password in the request. */
        public String pointer() {
            return "#/" + field;
        }

        /** The code of the rule. */
        public String code() {
            return code;
        }
    }

    /** The given current password is wrong. */
    public static final class WrongPasswordException extends PasswordException {

        public WrongPasswordException() {
            super("The current password is another one.");
        }
    }

    /** This instance has more passwords and codes to hash than it can process in time. */
    public static final class OverloadException extends PasswordException {

        OverloadException() {
            super("too many passwords are waiting to be hashed");
        }
    }
}
