package com.bharatmart.catalog;

/** A row that cannot be imported; the message, part of a sentence, is for the person who wrote the file. */
final class RowRejected extends RuntimeException {
    RowRejected(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
