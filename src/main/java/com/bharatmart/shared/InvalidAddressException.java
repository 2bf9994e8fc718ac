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

    /** The JSON pointer of one of the two parts. */
    public String pointer() {
        return pointer;
    }

    /** The stable code of the error. */
    public String code() {
        return code;
    }
}
