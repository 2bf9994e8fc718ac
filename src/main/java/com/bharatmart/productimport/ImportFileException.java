package com.bharatmart.productimport;

/** A file of which no row can be read; the message is for the person who wrote it. */
final class ImportFileException extends RuntimeException {
    ImportFileException(String reason) {
        super(reason);
    }
}
