package com.bharatmart.identity;

/** A new password is too easy to guess, or has no place in the request. */
public final class PasswordException extends RuntimeException {

    private final String field;
    private final String code;

    PasswordException(String field, String code, String rule) {
        super(rule);
        this.field = field;
        this.code = code;
    }

    /** Where it stood in the request. */
    public String pointer() {
        return "#/" + field;
    }

    /** Which rule it breaks; the message says it in words. */
    public String code() {
        return code;
    }
}
