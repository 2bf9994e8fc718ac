package com.bharatmart.platform.audit;

import com.bharatmart.platform.database.InstantColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
 * The seals, and the rows that they prove. Functions are named with their schema, so that no search path of the database
 * puts others in their place.
 */
@Repository
class AuditSealRepository {

    /**
     * Of each column, in a form that does not depend on the session. JSON goes in as text, so that its null is not that of SQL.
     * Rows are read as this, since they can be large.
     */
    private static final String DIGEST = """
            pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.jsonb_build_array(l.id, extract(epoch FROM l.at),
                l.actor_kind, l.actor_id, l.action, l.target_type, l.target_id, l.before::text, l.after::text,
                l.request_id)::text, 'UTF8')) AS digest""";

    private static final String CLAIM_RUN = """
            UPDATE audit_sealing SET due_at = now() + make_interval(secs => ?) WHERE due_at <= now()""";

    private static final String SELECT = """
            SELECT number, month, after_position, after_id, last_position, last_id, entries, sealed_at, key_id, previous, mac
            FROM audit_seal s""";

    /** By the primary key. */
    private static final String LAST = SELECT + " ORDER BY number DESC LIMIT 1";

    private static final String LAST_OF_MONTH = SELECT + " WHERE month = ? ORDER BY number DESC LIMIT 1";

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

    /** Another instance may have made this seal at the same time, of more rows or fewer. */
    private static final String ADD = """
            INSERT INTO audit_seal (number, month, after_position, after_id, last_position, last_id, entries, sealed_at,
                key_id, previous, mac)
            VALUES (:number, :month, :afterPosition, :afterId, :lastPosition, :lastId, :entries, :sealedAt, :keyId,
                :previous, :mac)
            ON CONFLICT (number) DO NOTHING""";

    /** The last seal of the older months stays: the next one is not the first. */
    private static final String DELETE_BEFORE = """
            DELETE FROM audit_seal WHERE number < (SELECT min(number) FROM audit_seal WHERE month >= ?) - 1""";

    /** Each entry of a seal has 32 bytes. */
    private static final String PAGE =
            """
            SELECT * FROM (
                SELECT *, sum(octet_length(entries) / 32) OVER (ORDER BY number) - octet_length(entries) / 32 AS rows_before
                FROM (""" + SELECT + " WHERE number > :after ORDER BY number LIMIT :size) AS page) AS counted"
                    + " WHERE rows_before < :size ORDER BY number";

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

    private static final String HAS = "SELECT EXISTS (SELECT FROM audit_seal WHERE number = ? AND mac = ?)";

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditSealRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns true on the one instance that has to run now. */
    boolean claimRun(Duration interval) {
        return jdbc.sql(CLAIM_RUN).param(interval.toSeconds()).update() == 1;
    }

    Optional<AuditSeal> last() {
        return jdbc.sql(LAST).query(AuditSealRepository::seal).optional();
    }

    /** @param month its first day */
    Optional<AuditSeal> lastOf(LocalDate month) {
        return jdbc.sql(LAST_OF_MONTH)
                .param(month)
                .query(AuditSealRepository::seal)
                .optional();
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

    /** Returns false if there is a seal of this number. */
    boolean add(AuditSeal seal) {
        var content = seal.content();
        return jdbc.sql(ADD)
                        .param("number", content.number())
                        .param("month", content.month())
                        .param("afterPosition", content.after().transaction())
                        .param("afterId", content.after().id())
                        .param("lastPosition", content.last().transaction())
                        .param("lastId", content.last().id())
                        .param("entries", content.entries())
                        .param("sealedAt", content.sealedAt().atOffset(ZoneOffset.UTC))
                        .param("keyId", content.keyId())
                        .param("previous", content.previous(), Types.BINARY)
                        .param("mac", seal.mac())
                        .update()
                == 1;
    }

    void deleteBefore(LocalDate month) {
        jdbc.sql(DELETE_BEFORE).param(month).update();
    }

    /** The next seals, of about this number of rows. */
    List<AuditSeal> page(long after, int size) {
        return jdbc.sql(PAGE)
                .param("after", after)
                .param("size", size)
                .query(AuditSealRepository::seal)
                .list();
    }

    /** The rows that are there now, by the number of the seal whose they should be. */
    Map<Long, List<AuditSeal.Row>> rows(long firstSeal, long lastSeal) {
        var rows = new HashMap<Long, List<AuditSeal.Row>>();
        jdbc.sql(ROWS).params(firstSeal, lastSeal).query(row -> {
            rows.computeIfAbsent(row.getLong("number"), _ -> new ArrayList<>())
                    .add(new AuditSeal.Row(row.getObject("id", UUID.class), row.getBytes("digest")));
        });
        return rows;
    }

    boolean has(long number, byte[] mac) {
        return jdbc.sql(HAS).params(number, mac).query(Boolean.class).single();
    }

    private static AuditSeal seal(ResultSet row, int index) throws SQLException {
        return new AuditSeal(
                new AuditSeal.Content(
                        row.getLong("number"),
                        row.getObject("month", LocalDate.class),
                        new AuditSeal.Position(row.getLong("after_position"), row.getObject("after_id", UUID.class)),
                        new AuditSeal.Position(row.getLong("last_position"), row.getObject("last_id", UUID.class)),
                        row.getBytes("entries"),
                        InstantColumn.read(row, "sealed_at"),
                        row.getString("key_id"),
                        row.getBytes("previous")),
                row.getBytes("mac"));
    }

    /** @param month its first day, in UTC */
    record UnsealedRow(AuditSeal.Row row, LocalDate month, long transaction) {}
}
