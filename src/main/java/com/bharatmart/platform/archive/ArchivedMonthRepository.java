package com.bharatmart.platform.archive;

import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code archived_month}, a queue with a row for each month that is old enough for the archive. */
@Repository
class ArchivedMonthRepository {

    private static final String ADD = """
            INSERT INTO archived_month (table_name, month) SELECT :table, unnest(:months::date[])
            ON CONFLICT (table_name, month) DO NOTHING""";

    private static final String CLAIM = """
            UPDATE archived_month SET due_at = now() + make_interval(secs => :lease), attempt = attempt + 1
            WHERE (table_name, month) = (
                SELECT table_name, month FROM archived_month
                WHERE dropped_at IS NULL AND due_at <= now() AND table_name = ANY (:tables::text[])
                ORDER BY due_at, month LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING table_name, month, attempt""";

    private static final String EXTEND = """
            UPDATE archived_month SET due_at = now() + make_interval(secs => :delay)
            WHERE table_name = :table AND month = :month AND attempt = :attempt AND dropped_at IS NULL""";

    private static final String FINISH = """
            UPDATE archived_month SET dropped_at = now(), rows = :rows, bytes = :bytes, manifest = :manifest
            WHERE table_name = :table AND month = :month AND attempt = :attempt AND dropped_at IS NULL""";

    private static final String WAITING = """
            SELECT coalesce(extract(epoch FROM now() - min(added_at)), 0)::bigint FROM archived_month
            WHERE table_name = ? AND dropped_at IS NULL""";

    private final JdbcClient jdbc;

    ArchivedMonthRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the months that are not there yet. */
    void add(String table, Collection<YearMonth> months) {
        if (!months.isEmpty()) {
            jdbc.sql(ADD)
                    .param("table", table)
                    .param(
                            "months",
                            months.stream()
                                    .map(month -> month.atDay(1).toString())
                                    .toArray(String[]::new))
                    .update();
        }
    }

    Optional<Claim> claim(Collection<String> tables, Duration lease) {
        return jdbc.sql(CLAIM)
                .param("lease", lease.toSeconds())
                .param("tables", tables.toArray(String[]::new))
                .query((row, _) ->
                        new Claim(row.getString(1), YearMonth.from(row.getObject(2, LocalDate.class)), row.getInt(3)))
                .optional();
    }

    /** Returns false if another instance has claimed the month meanwhile. */
    boolean extend(Claim claim, Duration delay) {
        return of(claim, jdbc.sql(EXTEND).param("delay", delay.toSeconds())).update() == 1;
    }

    /** Returns false if another instance has claimed the month meanwhile. */
    boolean finish(Claim claim, long rows, long bytes, String manifestSha256) {
        return of(
                                claim,
                                jdbc.sql(FINISH)
                                        .param("rows", rows)
                                        .param("bytes", bytes)
                                        .param("manifest", manifestSha256))
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec of(Claim claim, JdbcClient.StatementSpec statement) {
        return statement
                .param("table", claim.table())
                .param("month", Date.valueOf(claim.month().atDay(1)))
                .param("attempt", claim.attempt());
    }

    /** The SHA-256 of the manifest, if the month was dropped. */
    Optional<String> manifest(String table, YearMonth month) {
        return jdbc.sql(
                        "SELECT manifest FROM archived_month WHERE table_name = ? AND month = ? AND manifest IS NOT NULL")
                .params(table, Date.valueOf(month.atDay(1)))
                .query(String.class)
                .optional();
    }

    /** How long the first of the months that are not archived has been waiting; 0 if there is none. */
    long waitingSeconds(String table) {
        return jdbc.sql(WAITING).param(table).query(Long.class).single();
    }

    record Claim(String table, YearMonth month, int attempt) {}
}
