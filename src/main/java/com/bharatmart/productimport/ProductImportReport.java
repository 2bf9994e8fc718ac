package com.bharatmart.productimport;

import java.util.List;

/**
 * Which rows of a file were rejected, in the order of their lines.
 *
 * @param rows the first of them
 * @param countsIgnored accepted rows whose count of pieces was not applied
 * @param truncated whether there are more
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
