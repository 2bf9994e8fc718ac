package com.bharatmart.platform.idempotency;

import com.bharatmart.platform.database.SlicedDelete;
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
            UPDATE idempotency_record SET status = :status, location = :location, etag = :etag, body = :body
            WHERE principal = :principal AND key = :key""";

    /** The transaction then waits for the standby in its commit, as that of the first request did. */
    private static final String FIND = """
            SELECT request_hash, status, location, etag, body, %s FROM idempotency_record
            WHERE principal = :principal AND key = :key""".formatted(SynchronousCommit.expression());

    /** Uses the index {@code idempotency_record_created_at}. */
    private static final SlicedDelete DELETE_EXPIRED =
            SlicedDelete.from("idempotency_record", "created_at < now() - make_interval(secs => :seconds)");

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

    void store(String principal, String key, StoredResponse response) {
        jdbc.sql(STORE)
                .param("status", response.status())
                .param("location", response.location())
                .param("etag", response.etag())
                .param("body", response.body())
                .param("principal", principal)
                .param("key", key)
                .update();
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
