package com.bharatmart.productimport.csv;

import java.util.List;

/** A record of a CSV file, or a part of the file that is not one. */
public sealed interface CsvRecord {

    /** The number of its first line, counted from 1. */
    long line();

    /** A record with as many fields as the header. */
    record Read(long line, List<String> fields) implements CsvRecord {
        public Read {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A line or a record that cannot be used.
     *
     * @param reason for the person who wrote the file
     */
    record Broken(long line, String reason) implements CsvRecord {}
}
