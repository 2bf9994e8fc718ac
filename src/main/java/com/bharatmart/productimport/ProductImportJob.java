package com.bharatmart.productimport;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import that staff asked for.
 *
 * @param fileName as the person's computer calls the file, for display only
 * @param size bytes
 * @param bytesRead of them
 * @param countsIgnored accepted rows whose count of pieces was not applied, since whoever has asked may not change the stock
 * @param products how many have been put on the shelf
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

    /** How far it is. */
    public enum State {
        QUEUED,
        RUNNING,
        /** The file has been read to its end; rows of it may have been rejected. */
        SUCCEEDED,
        /** It could not be read to its end; what was imported by then stays. */
        FAILED;

        /** Whether nothing will change any more. */
        public boolean isFinal() {
            return this == SUCCEEDED || this == FAILED;
        }
    }
}
