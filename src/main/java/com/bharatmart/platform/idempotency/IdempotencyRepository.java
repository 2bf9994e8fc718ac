package com.bharatmart.platform.idempotency;

import com.bharatmart.platform.database.DeferredWrites;
import com.bharatmart.platform.database.SlicedDelete;
import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.platform.database.SynchronousCommit;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of keys and stored responses. All statements but the cleanup use the primary key. */
@Repository
class IdempotencyRepository {

    /** Waits while another transaction holds the same key; inserts nothing if that one commits. */
    private static final String CLAIM = """
            INSERT INTO idempotency_record (principal, key, request_hash)
            VALUES (:principal, :key, :requestHash)
            ON CONFLICT (principal, key) DO NOTHING""";

    private static final String STORE = """
            UPDATE idempotency_record SET status = ?, location = ?, etag = ?, body = ?
            WHERE principal = ? AND key = ?""";

    /** The transaction then waits for the standby in its commit, as that of the first request did. */
    private static final String FIND = """
            SELECT request_hash, status, location, etag, body, %s FROM idempotency_record
            WHERE principal = :principal AND key = :key""".formatted(SynchronousCommit.expression());

    /** Uses the index {@code idempotency_record_created_at}. */
    private static final SlicedDelete DELETE_EXPIRED =
            SlicedDelete.from("idempotency_record", "created_at < now() - make_interval(secs => :seconds)");

    private final JdbcClient jdbc;
    private final DeferredWrites writes;

    IdempotencyRepository(JdbcClient jdbc, DeferredWrites writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    boolean claim(String principal, String key, String requestHash) {
        return jdbc.sql(CLAIM)
                        .param("principal", principal)
                        .param("key", key)
                        .param("requestHash", requestHash)
                        .update()
                == 1;
    }

    /** Stores the response at the end of the transaction: nothing in it needs the row. */
    void store(String principal, String key, StoredResponse response) {
        writes.add(SqlStatement.of(
                STORE, response.status(), response.location(), response.etag(), response.body(), principal, key));
    }

    /** Null if the record was deleted after the claim. */
    @Nullable IdempotencyRecord find(String principal, String key) {
        return jdbc.sql(FIND)
                .param("principal", principal)
                .param("key", key)
                .query((row, _) -> new IdempotencyRecord(
                        Objects.requireNonNull(row.getString("request_hash")),
                        new StoredResponse(
                                row.getInt("status"),
                                row.getString("location"),
                                row.getString("etag"),
                                row.getString("body"))))
                .optional()
                .orElse(null);
    }

    void deleteOlderThan(Duration age) {
        DELETE_EXPIRED.run(jdbc, Map.of("seconds", age.toSeconds()));
    }

    record IdempotencyRecord(String requestHash, StoredResponse response) {}
}
