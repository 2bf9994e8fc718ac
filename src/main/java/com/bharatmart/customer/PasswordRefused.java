package com.bharatmart.customer;

/** A new password is too easy to guess. */
public final class PasswordRefused extends RuntimeException {

    private final String code;

    PasswordRefused(String code, String rule) {
        super(rule);
        this.code = code;
    }

    /** Which rule it breaks; the message says it in words. */
    public String code() {
        return code;
    }
}
