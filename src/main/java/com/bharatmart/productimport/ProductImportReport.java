package com.bharatmart.productimport;

import java.util.List;

/**
 * The rejected rows of a file, in the order of their lines.
 *
 * @param rows the first ones
 * @param countsIgnored accepted rows whose quantity was not applied
 * @param truncated whether there are more rows
 */
public record ProductImportReport(List<RejectedRow> rows, boolean truncated, int countsIgnored) {

    public ProductImportReport {
        rows = List.copyOf(rows);
    }
}
