package com.bharatmart.productimport.csv;

/**
 * A line of a file.
 *
 * @param number counted from 1
 * @param text without its line break; empty if the line is too long
 * @param bytes its length in the file, without the line break
 * @param quotes the number of {@code "} in it
 * @param fault the reason why it cannot be used, if any
 */
record CsvLine(long number, String text, int bytes, int quotes, Fault fault) {

    enum Fault {
        NONE,
        /** The text has replacement characters. */
        NOT_UTF8,
        /** The reader has skipped it. */
        TOO_LONG
    }

    boolean isTooLong() {
        return fault == Fault.TOO_LONG;
    }

    boolean isUtf8() {
        return fault != Fault.NOT_UTF8;
    }
}
