package com.bharatmart.productimport;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The leases on imports, and what the instance that has one writes. All times are the database's. */
@Repository
class ImportClaimRepository {

    /** By {@code catalogue_import_open}. Instances that claim at the same time get different imports. */
    private static final String CLAIM = """
            UPDATE catalogue_import SET state = 'RUNNING', attempt = attempt + 1,
                alive_until = now() + make_interval(secs => ?), started_at = coalesce(started_at, now()),
                bytes_read = 0, rows_accepted = 0, rows_rejected = 0, products = 0
            WHERE id = (
                SELECT id FROM catalogue_import
                WHERE (state = 'QUEUED' OR state = 'RUNNING' AND alive_until < now()) AND attempt < ?
                ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, attempt, changes_stock
            """;

    /** By {@code catalogue_import_open}. */
    private static final String GIVE_UP = """
            UPDATE catalogue_import SET state = 'FAILED', alive_until = NULL, finished_at = now(), failure = ?
            WHERE state = 'RUNNING' AND alive_until < now() AND attempt >= ?
            """;

    private static final String RENEW = """
            UPDATE catalogue_import SET alive_until = now() + make_interval(secs => ?),
                bytes_read = ?, rows_accepted = ?, rows_rejected = ?, products = ?
            WHERE id = ? AND state = 'RUNNING' AND attempt = ?
            """;

    private static final String RELEASE = """
            UPDATE catalogue_import SET state = 'QUEUED', alive_until = NULL, attempt = attempt - 1
            WHERE id = ? AND state = 'RUNNING' AND attempt = ?
            """;

    /** Deletes the file together with the end of its import. */
    private static final String FINISH = """
            WITH finished AS (
                UPDATE catalogue_import SET state = ?, alive_until = NULL, finished_at = now(), bytes_read = ?,
                    rows_accepted = ?, rows_rejected = ?, counts_ignored = ?, products = ?, rejected = ?::jsonb,
                    failure = ?
                WHERE id = ? AND state = 'RUNNING' AND attempt = ? RETURNING id)
            DELETE FROM catalogue_import_chunk WHERE import_id = (SELECT id FROM finished)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ProductImportProperties properties;

    ImportClaimRepository(JdbcClient jdbc, JsonMapper json, ProductImportProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.properties = properties;
    }

    void giveUpExpired() {
        jdbc.sql(GIVE_UP)
                .params(
                        "The import was broken off %d times. Import the file again: products that are already imported will not change."
                                .formatted(properties.maxAttempts()),
                        properties.maxAttempts())
                .update();
    }

    /** An import that no instance runs, leased to the caller. */
    Optional<Claim> claim() {
        return jdbc.sql(CLAIM)
                .params(properties.lease().toSeconds(), properties.maxAttempts())
                .query((row, _) -> new Claim(
                        new ProductImportJobId(row.getObject(1, UUID.class)), row.getInt(2), row.getBoolean(3)))
                .optional();
    }

    /** Records the progress and locks the row until the transaction ends. False if another instance has the claim. */
    boolean renew(Claim claim, long bytesRead, ImportResult soFar) {
        return jdbc.sql(RENEW)
                        .params(
                                properties.lease().toSeconds(),
                                bytesRead,
                                soFar.rowsAccepted(),
                                soFar.rowsRejected(),
                                soFar.products(),
                                claim.id().value(),
                                claim.attempt())
                        .update()
                == 1;
    }

    void release(Claim claim) {
        jdbc.sql(RELEASE).params(claim.id().value(), claim.attempt()).update();
    }

    void finish(Claim claim, long bytesRead, ImportResult report, @Nullable String failure) {
        jdbc.sql(FINISH)
                .params(Arrays.asList(
                        failure == null
                                ? ProductImportJob.State.SUCCEEDED.name()
                                : ProductImportJob.State.FAILED.name(),
                        bytesRead,
                        report.rowsAccepted(),
                        report.rowsRejected(),
                        report.countsIgnored(),
                        report.products(),
                        json.writeValueAsString(report.rejected()),
                        failure,
                        claim.id().value(),
                        claim.attempt()))
                .update();
    }

    /**
     * The right to run an import, until the lease ends.
     *
     * @param attempt counted from 1
     * @param changesStock whether the person who requested it may change the stock
     */
    record Claim(ProductImportJobId id, int attempt, boolean changesStock) {}
}
