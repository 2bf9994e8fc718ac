package com.bharatmart.platform.audit;

import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
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
            LIMIT :rows
            """;

    /** The range of times in PostgreSQL is smaller than in Java. No entry is outside of these two. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient database;

    AuditSearchRepository(JdbcClient database) {
        this.database = database;
    }

    Page<AuditEntry> page(AuditQuery query, int limit) {
        var statement = statement(query, limit + 1);
        var entries = database.sql(statement.sql())
                .params(statement.arguments())
                .query(AuditEntry::read)
                .list();
        return Page.of(entries, limit, AuditSearchRepository::cursor);
    }

    static Statement statement(AuditQuery query, int rows) {
        var statement = new Statement(new StringBuilder(), new HashMap<>(Map.of("rows", rows)));
        statement.where("actor_id = :actor", "actor", query.actor());
        statement.where("action = :action", "action", query.action());
        statement.where("target_type = :targetType", "targetType", query.targetType());
        statement.where("target_id = :target", "target", query.target());
        statement.where("request_id = :requestId", "requestId", query.requestId());
        statement.where("at >= :from", "from", database(query.from()));
        statement.where("at < :to", "to", database(query.to()));
        if (query.cursor() != null) {
            statement.where("(at, id) < (:seenAt, :seenId)", "seenAt", seenAt(query.cursor()));
            statement.arguments().put("seenId", seenId(query.cursor()));
        }
        return statement;
    }

    private static @Nullable OffsetDateTime database(@Nullable Instant at) {
        if (at == null) {
            return null;
        }
        var time = at.isBefore(EARLIEST) ? EARLIEST : at.isAfter(LATEST) ? LATEST : at;
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Cursor cursor(AuditEntry last) {
        return Cursor.of(last.at(), last.id());
    }

    private static OffsetDateTime seenAt(Cursor cursor) {
        try {
            return Objects.requireNonNull(database(Instant.parse(cursor.text(0))));
        } catch (DateTimeException e) {
            throw new Cursor.InvalidCursorException(e);
        }
    }

    private static UUID seenId(Cursor cursor) {
        try {
            return UUID.fromString(cursor.text(1));
        } catch (IllegalArgumentException e) {
            throw new Cursor.InvalidCursorException(e);
        }
    }

    /** A statement in the making. */
    record Statement(StringBuilder conditions, Map<String, Object> arguments) {
        String sql() {
            return PAGE.formatted(conditions);
        }

        private void where(String condition, String name, @Nullable Object value) {
            if (value != null) {
                conditions.append(" AND ").append(condition);
                arguments.put(name, value);
            }
        }
    }
}
