package com.bharatmart.platform.audit;

import com.bharatmart.platform.database.InstantColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code audit_seal}, and {@code audit_sealing}, which says when seals are made next. */
@Repository
class AuditSealRepository {

    private static final String CLAIM_RUN = """
            UPDATE audit_sealing SET due_at = now() + make_interval(secs => ?) WHERE due_at <= now()""";

    private static final String SELECT = """
            SELECT number, month, after_position, after_id, last_position, last_id, entries, sealed_at, key_id, previous, mac
            FROM audit_seal s""";

    /** By the primary key. */
    private static final String LAST = SELECT + " ORDER BY number DESC LIMIT 1";

    private static final String LAST_OF_MONTH = SELECT + " WHERE month = ? ORDER BY number DESC LIMIT 1";

    /** Another instance may have made this seal at the same time, of more rows or fewer. */
    private static final String ADD = """
            INSERT INTO audit_seal (number, month, after_position, after_id, last_position, last_id, entries, sealed_at,
                key_id, previous, mac)
            VALUES (:number, :month, :afterPosition, :afterId, :lastPosition, :lastId, :entries, :sealedAt, :keyId,
                :previous, :mac)
            ON CONFLICT (number) DO NOTHING""";

    /** The last seal of the older months stays: the next one is not the first. */
    private static final String DELETE_BEFORE = """
            DELETE FROM audit_seal WHERE number < (SELECT min(number) FROM audit_seal WHERE month >= ?) - 1
                AND number < (SELECT min(number) FROM audit_seal) + 500""";

    /** Each entry of a seal has 32 bytes. */
    private static final String PAGE =
            """
            SELECT * FROM (
                SELECT *, sum(octet_length(entries) / 32) OVER (ORDER BY number) - octet_length(entries) / 32 AS rows_before
                FROM (""" + SELECT + " WHERE number > :after ORDER BY number LIMIT :size) AS page) AS counted"
                    + " WHERE rows_before < :size ORDER BY number";

    private static final String HAS = "SELECT EXISTS (SELECT FROM audit_seal WHERE number = ? AND mac = ?)";

    private final JdbcClient jdbc;

    AuditSealRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** Deletes the oldest ones, at most 500: in their order, since seals adjoin. */
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
}
