package com.bharatmart.productimport;

import java.util.List;

/**
 * The rejected rows of a file, in the order of their lines.
 *
 * @param rows the first ones
 * @param countsIgnored accepted rows whose quantity was not applied
 * @param truncated whether there are more rows
 */
public record ProductImportReport(List<Row> rows, boolean truncated, int countsIgnored) {

    public ProductImportReport {
        rows = List.copyOf(rows);
    }

    /**
     * @param line the number of its first line in the file, counted from 1
     * @param reason part of a sentence, for the person who wrote the file
     */
    public record Row(long line, String reason) {}
}
