package com.bharatmart.platform.database;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes the rows of a table that a condition applies to, in slices. Each slice is a statement and a transaction of its own,
 * so none holds its locks or its snapshot for long, however many rows there are. It can run on every instance: each skips the
 * rows that another transaction has locked, and a later run deletes them.
 */
public final class SlicedDelete {

    /** Rows. A slice takes some ten milliseconds. */
    public static final int SLICE = 500;

    private final String sql;
    private final int slice;

    private SlicedDelete(String sql, int slice) {
        this.sql = sql;
        this.slice = slice;
    }

    /**
     * @param table is not partitioned, and the role of the service may update it, which locking its rows takes
     * @param condition SQL, which an index supports
     */
    public static SlicedDelete from(String table, String condition) {
        return from(table, condition, SLICE);
    }

    /** @param slice rows, fewer where they are large */
    public static SlicedDelete from(String table, String condition, int slice) {
        // A row that is changed meanwhile gets another ctid, and stays.
        return new SlicedDelete("""
                DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM %1$s WHERE %2$s LIMIT %3$d FOR UPDATE SKIP LOCKED))""".formatted(table, condition, slice), slice);
    }

    /** Not in a transaction of the caller. Returns the number of deleted rows. */
    public long run(JdbcClient jdbc, Map<String, ?> parameters) {
        var deleted = 0L;
        int rows;
        do {
            rows = jdbc.sql(sql).params(parameters).update();
            deleted += rows;
        } while (rows == slice && !Thread.currentThread().isInterrupted());
        return deleted;
    }
}
