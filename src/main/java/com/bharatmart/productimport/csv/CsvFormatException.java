package com.bharatmart.productimport.csv;

/** A file without a readable record. The message is for the person who wrote the file. */
public final class CsvFormatException extends RuntimeException {
    CsvFormatException(String message) {
        super(message);
    }
}
