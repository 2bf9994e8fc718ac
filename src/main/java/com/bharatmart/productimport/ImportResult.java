package com.bharatmart.productimport;

import java.util.List;

/**
 * The result of an import, or of its rows so far.
 *
 * @param rowsAccepted rows whose variant or image is in the catalogue now, whether they changed anything or not
 * @param rowsRejected all other rows
 * @param countsIgnored accepted rows whose quantity was ignored because the import may not change the stock
 * @param products written products; one that the file has in two places counts twice
 * @param rejected the first of the rejected rows
 */
record ImportResult(int rowsAccepted, int rowsRejected, int countsIgnored, int products, List<RejectedRow> rejected) {

    /** The result for a file without a row that was read. */
    static final ImportResult EMPTY = new ImportResult(0, 0, 0, 0, List.of());

    ImportResult {
        rejected = List.copyOf(rejected);
    }

    /** Whether {@code rejected} lacks some of the rejected rows. */
    boolean truncated() {
        return rejected.size() < rowsRejected;
    }
}
