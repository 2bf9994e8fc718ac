package com.bharatmart.productimport;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import that staff requested.
 *
 * @param fileName for display only
 * @param size bytes
 * @param bytesRead bytes that were read so far
 * @param countsIgnored accepted rows whose quantity was not applied, since the person who requested the import may not change the stock
 * @param products written products
 * @param failure a sentence for people, null unless it failed
 */
public record ProductImportJob(
        ProductImportJobId id,
        @Nullable String fileName,
        long size,
        State state,
        long bytesRead,
        int rowsAccepted,
        int rowsRejected,
        int countsIgnored,
        int products,
        @Nullable String failure,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** The progress. */
    public enum State {
        QUEUED,
        RUNNING,
        /** The whole file was read. Rows may have been rejected. */
        SUCCEEDED,
        /** The file could not be read to its end. The products that were written before stay. */
        FAILED;

        /** Whether the import has ended. */
        public boolean isFinal() {
            return this == SUCCEEDED || this == FAILED;
        }
    }
}
