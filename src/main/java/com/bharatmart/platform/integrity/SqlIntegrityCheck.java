package com.bharatmart.platform.integrity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A check by SQL, in a file of its own, which {@code docker/backup/verify} reads too, to judge restored backups. One
 * statement looks at all that belongs together, so it sees one state of the database: what other transactions change
 * meanwhile is no violation.
 *
 * <p>The statement selects {@code subject} and {@code detail} of the rows that break the rule, of those with a key greater
 * than {@code :after} and at most {@code :last}, both of them text. A comment says which rows the check goes through:
 * {@code -- key: orders.id uuid}, a column by which each row can be found.
 */
public final class SqlIntegrityCheck implements IntegrityCheck {

    private static final Pattern KEY = Pattern.compile("(?m)^-- key: (\\w+)\\.(\\w+) (text|uuid)$");

    private final JdbcClient jdbc;
    private final String name;
    private final Type type;
    private final String last;
    private final String violations;
    private final SliceSize rows = new SliceSize();

    private SqlIntegrityCheck(JdbcClient jdbc, String name, String statement) {
        var key = KEY.matcher(statement);
        if (!key.find()) {
            throw new IllegalStateException("the check %s does not name its key".formatted(name));
        }
        this.jdbc = jdbc;
        this.name = name;
        this.type = Type.valueOf(key.group(3).toUpperCase(Locale.ROOT));
        this.last = """
                SELECT key::text FROM (
                    SELECT %1$s AS key FROM %2$s WHERE %1$s > :after::%3$s ORDER BY %1$s LIMIT :size) AS slice
                ORDER BY slice.key DESC LIMIT 1""".formatted(key.group(2), key.group(1), key.group(3));
        this.violations = statement;
    }

    /** The check of the file {@code integrity/NAME.sql} on the class path. */
    public static SqlIntegrityCheck named(String name, JdbcClient jdbc) {
        try {
            var file = new ClassPathResource("integrity/" + name + ".sql");
            return new SqlIntegrityCheck(jdbc, name, file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Slice check(@Nullable String after, int size) {
        var start = Objects.requireNonNullElse(after, type.first);
        var end = jdbc.sql(last)
                .param("after", start)
                .param("size", rows.atMost(size))
                .query(String.class)
                .optional();
        if (end.isEmpty()) {
            return new Slice(List.of(), null);
        }
        return new Slice(violationsBetween(start, end.get()), end.get());
    }

    /** The next slice is smaller if this one takes long, also if the database ends it because of that. */
    private List<Violation> violationsBetween(String first, String end) {
        var start = System.nanoTime();
        try {
            return jdbc.sql(violations)
                    .param("after", first)
                    .param("last", end)
                    .query((row, _) -> new Violation(row.getString("subject"), row.getString("detail")))
                    .list();
        } finally {
            rows.adapt(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** The type of a key. */
    private enum Type {
        TEXT(""),
        UUID("00000000-0000-0000-0000-000000000000");

        private final String first;

        Type(String first) {
            this.first = first;
        }
    }
}
