package com.bharatmart.productimport;

import java.util.List;

/**
 * What has become of the rows of a file.
 *
 * @param rowsAccepted those whose variant or image is on the shelf now, whether they changed anything or not
 * @param rowsRejected all the others
 * @param countsIgnored of the accepted ones, those whose count of pieces was left out: the import may not change the stock
 * @param products how many have been put on the shelf; one that the file has in two places counts twice
 * @param rejected the first of the rejected rows
 */
record ImportResult(int rowsAccepted, int rowsRejected, int countsIgnored, int products, List<RejectedRow> rejected) {

    /** Of a file of which nothing has been read. */
    static final ImportResult EMPTY = new ImportResult(0, 0, 0, 0, List.of());

    ImportResult {
        rejected = List.copyOf(rejected);
    }

    /** Whether more rows have been rejected than are told of one by one. */
    boolean truncated() {
        return rejected.size() < rowsRejected;
    }
}
