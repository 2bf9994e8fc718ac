package com.bharatmart.platform.archive;

import com.bharatmart.platform.archive.ArchiveManifest.Column;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rows of a month as CSV, in slices by the primary key. Each slice is a statement of its own, so that none holds a snapshot
 * for long. The names of tables and columns come from the database.
 */
@Repository
@SuppressWarnings("InlineFormatString") // the statements are written out
class ArchivedRowRepository {

    private static final int MAX_ROWS = 10_000;

    /** Of a slice as text, unless it is one row. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    /** A UUID or a number, which needs no quoting. */
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{1,36}");

    private static final String COLUMNS = """
            SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
            WHERE attrelid = to_regclass(quote_ident(?)) AND attnum > 0 AND NOT attisdropped ORDER BY attnum""";

    private static final String LAST_OF_SLICE = """
            SELECT slice.id::text FROM (
                SELECT id, row_number() OVER (ORDER BY id) AS number,
                    sum(octet_length(next::text)) OVER (ORDER BY id) AS size
                FROM (SELECT * FROM %s WHERE %s ORDER BY id LIMIT ?) AS next) AS slice
            WHERE slice.size <= ? OR slice.number = 1
            ORDER BY slice.id DESC LIMIT 1""";

    private final JdbcTemplate jdbc;

    ArchivedRowRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Column> columns(String table) {
        return jdbc.query(COLUMNS, (row, _) -> new Column(row.getString(1), row.getString(2)), table);
    }

    Optional<String> firstKey(String table) {
        return jdbc
                .queryForList("SELECT id::text FROM %s t ORDER BY t.id LIMIT 1".formatted(table), String.class)
                .stream()
                .findFirst();
    }

    /** The last key of the next slice; empty if there are no more rows. */
    Optional<String> lastKey(String table, @Nullable String after) {
        return jdbc
                .queryForList(
                        LAST_OF_SLICE.formatted(table, after == null ? "true" : "id > " + quoted(after)),
                        String.class,
                        MAX_ROWS,
                        MAX_BYTES)
                .stream()
                .findFirst();
    }

    /**
     * Writes the rows after a key up to another one. Returns their number. The times are those of UTC, whatever the time zone
     * of the instance: each instance writes the same bytes.
     */
    @Transactional
    public long write(String table, List<Column> columns, @Nullable String after, String last, OutputStream out) {
        jdbc.execute("SET LOCAL TimeZone = 'UTC'");
        var rows = "SELECT %s FROM %s WHERE %s id <= %s ORDER BY id"
                .formatted(names(columns), table, after == null ? "" : "id > " + quoted(after) + " AND", quoted(last));
        return copy(connection ->
                connection.getCopyAPI().copyOut("COPY (%s) TO STDOUT (FORMAT csv, HEADER)".formatted(rows), out));
    }

    /** Returns the number of rows. */
    long read(String table, List<Column> columns, InputStream in) {
        var sql = "COPY %s (%s) FROM STDIN (FORMAT csv, HEADER MATCH)".formatted(table, names(columns));
        return copy(connection -> connection.getCopyAPI().copyIn(sql, in));
    }

    long count(String table) {
        var count = jdbc.queryForObject("SELECT count(*) FROM " + table, Long.class);
        return count == null ? 0 : count;
    }

    private long copy(Copy copy) {
        var rows = jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                return copy.run(connection.unwrap(PGConnection.class));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return rows == null ? 0 : rows;
    }

    private static String names(List<Column> columns) {
        return columns.stream()
                .map(column -> '"' + column.name().replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key: " + key);
        }
        return "'" + key + "'";
    }

    @FunctionalInterface
    private interface Copy {
        long run(PGConnection connection) throws SQLException, IOException;
    }
}
