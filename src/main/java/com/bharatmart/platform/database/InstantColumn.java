package com.bharatmart.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads columns of the type {@code timestamptz}. The driver gives them as {@link OffsetDateTime} only. */
public final class InstantColumn {
    private InstantColumn() {}

    public static Instant read(ResultSet row, String column) throws SQLException {
        return read(row, row.findColumn(column));
    }

    /** @param column 1 for the first one */
    public static Instant read(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(readNullable(row, column));
    }

    public static @Nullable Instant readNullable(ResultSet row, String column) throws SQLException {
        return readNullable(row, row.findColumn(column));
    }

    /** @param column 1 for the first one */
    public static @Nullable Instant readNullable(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
