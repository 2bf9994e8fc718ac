package com.bharatmart.productimport;

/** A file without a readable row. The message is for the person who wrote the file. */
final class ImportFileException extends RuntimeException {
    ImportFileException(String reason) {
        super(reason);
    }
}
