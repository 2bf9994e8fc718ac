package com.bharatmart.platform.idempotency;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of claimed keys and kept answers, by its primary key throughout. */
@Repository
class IdempotencyRepository {

    /** Waits while another transaction holds the same key; claims nothing if that one commits. */
    private static final String CLAIM = """
            INSERT INTO idempotency_record (principal, key, request_hash)
            VALUES (:principal, :key, :requestHash)
            ON CONFLICT (principal, key) DO NOTHING""";

    private static final String KEEP = """
            UPDATE idempotency_record SET status = :status, location = :location, etag = :etag, body = :body
            WHERE principal = :principal AND key = :key""";

    private static final String FIND = """
            SELECT request_hash, status, location, etag, body FROM idempotency_record
            WHERE principal = :principal AND key = :key""";

    /** By the index {@code idempotency_record_created_at}. */
    private static final String FORGET = """
            DELETE FROM idempotency_record WHERE (principal, key) IN (
                SELECT principal, key FROM idempotency_record
                WHERE created_at < now() - make_interval(secs => :seconds)
                LIMIT :limit FOR UPDATE SKIP LOCKED)""";

    private final JdbcClient jdbc;

    IdempotencyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean claim(String principal, String key, String requestHash) {
        return jdbc.sql(CLAIM)
                        .param("principal", principal)
                        .param("key", key)
                        .param("requestHash", requestHash)
                        .update()
                == 1;
    }

    void keep(String principal, String key, StoredResponse answer) {
        jdbc.sql(KEEP)
                .param("status", answer.status())
                .param("location", answer.location())
                .param("etag", answer.etag())
                .param("body", answer.body())
                .param("principal", principal)
                .param("key", key)
                .update();
    }

    /** Null if it was forgotten since it was claimed. */
    @Nullable Kept find(String principal, String key) {
        return jdbc.sql(FIND)
                .param("principal", principal)
                .param("key", key)
                .query((row, _) -> new Kept(
                        Objects.requireNonNull(row.getString("request_hash")),
                        new StoredResponse(
                                row.getInt("status"),
                                row.getString("location"),
                                row.getString("etag"),
                                row.getString("body"))))
                .optional()
                .orElse(null);
    }

    /** Returns how many were forgotten: {@code limit} if there may be more. */
    int forgetOlderThan(Duration age, int limit) {
        return jdbc.sql(FORGET)
                .param("seconds", age.toSeconds())
                .param("limit", limit)
                .update();
    }

    record Kept(String requestHash, StoredResponse answer) {}
}
