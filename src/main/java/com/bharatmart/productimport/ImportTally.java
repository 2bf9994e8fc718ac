package com.bharatmart.productimport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts the rows of an import as they meet their fate. */
final class ImportTally {

    /** So many rejected rows are remembered, however many there are. */
    static final int MOST_REMEMBERED = 1_000;

    private final List<RejectedRow> rejected = new ArrayList<>();
    private int rowsAccepted;
    private int rowsRejected;
    private int countsIgnored;
    private int products;
    private long line;

    void reject(RejectedRow row) {
        rowsRejected++;
        if (rejected.size() < MOST_REMEMBERED) {
            rejected.add(row);
        }
    }

    /** The product is on the shelf, and so is what these lines brought for it. */
    void accept(List<Long> lines) {
        products++;
        rowsAccepted += lines.size();
        lines.forEach(accepted -> line = Math.max(line, accepted));
    }

    void ignoreCounts(int counts) {
        countsIgnored += counts;
    }

    /** The line of the last row that is on the shelf, 0 before the first. */
    long line() {
        return line;
    }

    ImportResult report() {
        var byLine = rejected.stream()
                .sorted(Comparator.comparingLong(RejectedRow::line))
                .toList();
        return new ImportResult(rowsAccepted, rowsRejected, countsIgnored, products, byLine);
    }
}
