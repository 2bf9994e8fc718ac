package com.bharatmart.platform.archive;

import java.time.YearMonth;
import java.util.Map;

/**
 * A table that only grows: it is partitioned by month, and old months are archived. A migration makes it so, as V120 does
 * with the audit log; each bean of this type names such a table.
 */
public interface ArchivedTable {

    String name();

    /** What the manifest of a month says besides, by name: for example what proves that the rows are complete. */
    default Map<String, String> attributes(YearMonth month) {
        return Map.of();
    }

    /**
     * Stores what has to stay of a month. Runs in the transaction that drops it.
     *
     * @param partition the name of the table with the rows of the month
     */
    default void beforeDrop(String partition) {}
}
