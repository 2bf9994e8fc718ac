package com.bharatmart.platform.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is archived of a month: an object beside the parts, written last.
 *
 * @param format of the parts: 1 is gzip of CSV as PostgreSQL writes it, with a line of column names, by ascending id
 * @param month of UTC, as 2024-05
 * @param firstKey the id of the first row; null if there are no rows
 * @param attributes what the module of the table adds
 */
record ArchiveManifest(
        int format,
        String table,
        String month,
        List<Column> columns,
        long rows,
        @Nullable String firstKey,
        @Nullable String lastKey,
        List<Part> parts,
        Map<String, String> attributes,
        Instant writtenAt) {

    static final int FORMAT = 1;

    ArchiveManifest {
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
        attributes = Map.copyOf(attributes);
    }

    long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }

    /** @param type as SQL */
    record Column(String name, String type) {}

    /**
     * An object.
     *
     * @param sha256 of the object
     * @param contentSha256 of the CSV in it
     */
    record Part(String name, long rows, long bytes, String sha256, String contentSha256, String lastKey) {}
}
