package com.bharatmart.productimport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts the accepted and rejected rows of an import. */
final class ImportTally {

    static final int MAX_REJECTED_ROWS = 1_000;

    private final List<RejectedRow> rejected = new ArrayList<>();
    private int rowsAccepted;
    private int rowsRejected;
    private int countsIgnored;
    private int products;
    private long line;

    void reject(RejectedRow row) {
        rowsRejected++;
        if (rejected.size() < MAX_REJECTED_ROWS) {
            rejected.add(row);
        }
    }

    /** Counts a written product and the lines that its variants and images come from. */
    void accept(List<Long> lines) {
        products++;
        rowsAccepted += lines.size();
        lines.forEach(accepted -> line = Math.max(line, accepted));
    }

    void ignoreCounts(int counts) {
        countsIgnored += counts;
    }

    /** The line of the last accepted row, 0 before the first. */
    long line() {
        return line;
    }

    ImportResult result() {
        var byLine = rejected.stream()
                .sorted(Comparator.comparingLong(RejectedRow::line))
                .toList();
        return new ImportResult(rowsAccepted, rowsRejected, countsIgnored, products, byLine);
    }
}
