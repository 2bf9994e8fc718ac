package com.bharatmart.platform.audit;

import com.bharatmart.platform.database.SqlConditions;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the audit log, newest entries first. */
@Repository
@SuppressWarnings("InlineFormatString") // the statement is next to the indexes that it uses
class AuditSearchRepository {

    /**
     * Uses one of the indexes {@code audit_log_actor}, {@code audit_log_action}, {@code audit_log_target} and
     * {@code audit_log_request}, or {@code audit_log_newest} without conditions on them. A statement contains only the
     * conditions of its query, so that its plan can use the index for them.
     */
    private static final String PAGE = """
            SELECT id, at, actor_kind, actor_id, action, target_type, target_id, before::text AS before,
                   after::text AS after, request_id
            FROM audit_log
            WHERE true%s
            ORDER BY at DESC, id DESC
            LIMIT ?
            """;

    /** The range of times in PostgreSQL is smaller than in Java. No entry is outside of these two. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient database;

    AuditSearchRepository(JdbcClient database) {
        this.database = database;
    }

    Page<AuditEntry> page(AuditQuery query, int limit) {
        var conditions = conditions(query);
        var entries = database.sql(sql(conditions))
                .params(conditions.arguments(limit + 1))
                .query(AuditEntry::read)
                .list();
        return Page.of(entries, limit, AuditSearchRepository::cursor);
    }

    static String sql(SqlConditions conditions) {
        return PAGE.formatted(conditions.sql());
    }

    static SqlConditions conditions(AuditQuery query) {
        var conditions = new SqlConditions()
                .andIfPresent("actor_id = ?", query.actor())
                .andIfPresent("action = ?", query.action())
                .andIfPresent("target_type = ?", query.targetType())
                .andIfPresent("target_id = ?", query.target())
                .andIfPresent("request_id = ?", query.requestId())
                .andIfPresent("at >= ?", databaseTime(query.from()))
                .andIfPresent("at < ?", databaseTime(query.to()));
        var cursor = query.cursor();
        return cursor == null ? conditions : conditions.and("(at, id) < (?, ?)", lastTime(cursor), lastId(cursor));
    }

    private static @Nullable OffsetDateTime databaseTime(@Nullable Instant at) {
        if (at == null) {
            return null;
        }
        var time = at.isBefore(EARLIEST) ? EARLIEST : at.isAfter(LATEST) ? LATEST : at;
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Cursor cursor(AuditEntry last) {
        return Cursor.of(last.at(), last.id());
    }

    private static OffsetDateTime lastTime(Cursor cursor) {
        try {
            return Objects.requireNonNull(databaseTime(Instant.parse(cursor.text(0))));
        } catch (DateTimeException e) {
            throw new Cursor.InvalidCursorException(e);
        }
    }

    private static UUID lastId(Cursor cursor) {
        try {
            return UUID.fromString(cursor.text(1));
        } catch (IllegalArgumentException e) {
            throw new Cursor.InvalidCursorException(e);
        }
    }
}
