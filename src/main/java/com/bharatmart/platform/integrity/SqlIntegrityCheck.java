package com.bharatmart.platform.integrity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A check by SQL. One statement looks at all that belongs together, so it sees one state of the database: what other
 * transactions change meanwhile is no violation.
 */
public final class SqlIntegrityCheck implements IntegrityCheck {

    private final JdbcClient jdbc;
    private final String name;
    private final Key key;
    private final String last;
    private final String violations;

    /**
     * @param key the rows that the check goes through
     * @param violations selects {@code subject} and {@code detail} of the rows that break the rule, of those with a key
     *     greater than {@code :after} and at most {@code :last}, both of them text
     */
    public SqlIntegrityCheck(JdbcClient jdbc, String name, Key key, String violations) {
        this.jdbc = jdbc;
        this.name = name;
        this.key = key;
        this.last = """
                SELECT key::text FROM (
                    SELECT %1$s AS key FROM %2$s WHERE %1$s > :after::%3$s ORDER BY %1$s LIMIT :size) AS slice
                ORDER BY slice.key DESC LIMIT 1""".formatted(key.column, key.table, key.type.sql);
        this.violations = violations;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Slice check(@Nullable String after, int size) {
        var start = Objects.requireNonNullElse(after, key.type.first);
        var end = jdbc.sql(last)
                .param("after", start)
                .param("size", size)
                .query(String.class)
                .optional();
        if (end.isEmpty()) {
            return new Slice(List.of(), null);
        }
        var found = jdbc.sql(violations)
                .param("after", start)
                .param("last", end.get())
                .query((row, _) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
        return new Slice(found, end.get());
    }

    /**
     * The primary key of a table.
     *
     * @param column its only column
     */
    public record Key(String table, String column, Type type) {

        public static Key text(String table, String column) {
            return new Key(table, column, Type.TEXT);
        }

        public static Key uuid(String table, String column) {
            return new Key(table, column, Type.UUID);
        }
    }

    /** The type of a key. */
    public enum Type {
        TEXT("text", ""),
        UUID("uuid", "00000000-0000-0000-0000-000000000000");

        private final String sql;
        private final String first;

        Type(String sql, String first) {
            this.sql = sql;
            this.first = first;
        }
    }
}
