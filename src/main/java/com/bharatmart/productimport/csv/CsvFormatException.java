package com.bharatmart.productimport.csv;

/** A file of which no record can be read. The message is for the person who wrote the file. */
public final class CsvFormatException extends RuntimeException {
    CsvFormatException(String message) {
        super(message);
    }
}
