package com.bharatmart.productimport;

/** A row that cannot be imported. The message, part of a sentence, is for the person who wrote the file. */
final class InvalidRowException extends RuntimeException {
    InvalidRowException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
