package com.bharatmart.shared;

/** Two parts of a postal address contradict each other. */
public final class InvalidAddressException extends RuntimeException {

    private final String pointer;
    private final String code;

    InvalidAddressException(String pointer, String code, String message) {
        super(message);
        this.pointer = pointer;
        this.code = code;
    }

    /** The JSON pointer of the part that is wrong, unless the other one is. */
    public String pointer() {
        return pointer;
    }

    /** The error's code, stable for clients. */
    public String code() {
        return code;
    }
}
