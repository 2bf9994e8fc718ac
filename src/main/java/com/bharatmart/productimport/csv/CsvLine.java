package com.bharatmart.productimport.csv;

/**
 * What stands between two line breaks of a file.
 *
 * @param number counted from 1
 * @param text without its line break; empty if the line is too long to be held
 * @param bytes its length in the file, without the line break
 * @param quotes how many {@code "} it has
 * @param fault what makes it unusable, if anything does
 */
record CsvLine(long number, String text, int bytes, int quotes, Fault fault) {

    enum Fault {
        NONE,
        /** Its text holds replacement characters. */
        NOT_UTF8,
        /** It has been skipped without being held in memory. */
        TOO_LONG
    }

    boolean isTooLong() {
        return fault == Fault.TOO_LONG;
    }

    boolean isUtf8() {
        return fault != Fault.NOT_UTF8;
    }
}
