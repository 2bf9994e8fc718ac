package com.bharatmart.productimport.csv;

import java.util.List;

/** What the reader makes of a piece of a CSV file. */
public sealed interface CsvRecord {

    /** The number of its first line, counted from 1. */
    long line();

    /** A record whose fields are as many as the header's. */
    record Read(long line, List<String> fields) implements CsvRecord {
        public Read {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A line, or a record, of which nothing can be used.
     *
     * @param reason for the person who wrote the file
     */
    record Broken(long line, String reason) implements CsvRecord {}
}
