package com.bharatmart.platform.audit;

import com.bharatmart.platform.database.InstantColumn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of the audit log, as seals prove them. Functions are named with their schema, so that no search path of the database
 * puts others in their place.
 */
@Repository
class AuditRowRepository {

    /**
     * Of each column, in a form that does not depend on the session. JSON goes in as text, so that its null is not that of SQL.
     * Rows are read as this, since they can be large.
     */
    private static final String DIGEST = """
            pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.jsonb_build_array(l.id, extract(epoch FROM l.at),
                l.actor_kind, l.actor_id, l.action, l.target_type, l.target_id, l.before::text, l.after::text,
                l.request_id)::text, 'UTF8')) AS digest""";

    /**
     * By {@code audit_log_position}. Only transactions that have ended are below the oldest one that runs in the snapshot of
     * this statement, so no row can appear among these later.
     */
    private static final String UNSEALED = "SELECT l.id, l.at, l.position, " + DIGEST + """

            FROM audit_log l
            WHERE (l.position, l.id) > (?, ?)
              AND l.position < audit_position(pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot()))
            ORDER BY l.position, l.id LIMIT ?""";

    private static final String COUNTS_FROM_BEFORE = """
            SELECT audit_position(pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())) <= ?""";

    /** By {@code audit_log_position}. */
    private static final String UNSEALED_SECONDS = """
            SELECT extract(epoch FROM now() - at)::bigint FROM audit_log l
            WHERE (l.position, l.id) > (?, ?) ORDER BY l.position, l.id LIMIT 1""";

    /** By {@code audit_log_position}. Of a seal's rows, not many more than it had. */
    private static final String ROWS = """
            SELECT s.number, l.id, l.digest FROM audit_seal s CROSS JOIN LATERAL (
                SELECT l.id,
            """ + DIGEST + """

                FROM audit_log l
                WHERE (l.position, l.id) > (s.after_position, s.after_id)
                  AND (l.position, l.id) <= (s.last_position, s.last_id)
                ORDER BY l.position, l.id LIMIT octet_length(s.entries) / 32 + 100) AS l
            WHERE s.number BETWEEN ? AND ?""";

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditRowRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next rows whose transactions, and all before them, have ended. */
    List<UnsealedRow> unsealed(AuditSeal.Position after, int limit) {
        return jdbc.sql(UNSEALED)
                .params(after.transaction(), after.id(), limit)
                .query((row, _) -> new UnsealedRow(
                        new AuditSeal.Row(row.getObject("id", UUID.class), row.getBytes("digest")),
                        LocalDate.ofInstant(InstantColumn.read(row, "at"), ZoneOffset.UTC)
                                .withDayOfMonth(1),
                        row.getLong("position")))
                .list();
    }

    /** Whether new rows come before this one: the tables were moved to a server that has had fewer transactions. */
    boolean countsFromBefore(AuditSeal.Position position) {
        return jdbc.sql(COUNTS_FROM_BEFORE)
                .param(position.transaction())
                .query(Boolean.class)
                .single();
    }

    /** Age of the oldest row without a seal: zero if there is none. */
    long unsealedSeconds(Optional<AuditSeal> last) {
        var position = last.map(seal -> seal.content().last()).orElse(AuditSeal.Position.FIRST);
        if (last.isPresent() && countsFromBefore(position)) {
            return Duration.between(last.get().content().sealedAt(), Instant.now(clock))
                    .toSeconds();
        }
        return jdbc.sql(UNSEALED_SECONDS)
                .params(position.transaction(), position.id())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The rows that are there now, by the number of the seal whose they should be. */
    Map<Long, List<AuditSeal.Row>> ofSeals(long firstSeal, long lastSeal) {
        var rows = new HashMap<Long, List<AuditSeal.Row>>();
        jdbc.sql(ROWS).params(firstSeal, lastSeal).query(row -> {
            rows.computeIfAbsent(row.getLong("number"), _ -> new ArrayList<>())
                    .add(new AuditSeal.Row(row.getObject("id", UUID.class), row.getBytes("digest")));
        });
        return rows;
    }

    /** @param month its first day, in UTC */
    record UnsealedRow(AuditSeal.Row row, LocalDate month, long transaction) {}
}
