package com.bharatmart.productimport;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Imports with their files in the database, where every instance finds them. All times are the database's. */
@Repository
class ProductImportRepository {

    private static final String BEGIN = """
            INSERT INTO catalogue_import (id, file_name, state, alive_until)
            VALUES (?, ?, 'UPLOADING', now() + make_interval(secs => ?))
            """;

    private static final String ADD_CHUNK = """
            WITH alive AS (
                UPDATE catalogue_import SET alive_until = now() + make_interval(secs => ?), size = size + ?
                WHERE id = ? AND state = 'UPLOADING' RETURNING id)
            INSERT INTO catalogue_import_chunk (import_id, position, content) SELECT id, ?, ? FROM alive
            """;

    private static final String ENQUEUE = """
            UPDATE catalogue_import SET state = 'QUEUED', alive_until = NULL, requested_at = now(), changes_stock = ?
            WHERE id = ? AND state = 'UPLOADING'
            """;

    private static final String FORGET_UPLOAD = "DELETE FROM catalogue_import WHERE id = ? AND state = 'UPLOADING'";

    /** By {@code catalogue_import_open}. */
    private static final String FORGET_ABANDONED_UPLOADS = """
            DELETE FROM catalogue_import WHERE id IN (
                SELECT id FROM catalogue_import WHERE state = 'UPLOADING' AND alive_until < now()
                FOR UPDATE SKIP LOCKED)
            """;

    /** By {@code catalogue_import_open}; of those who look at the same time, each sees another import or none. */
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

    private static final String PROGRESS = """
            UPDATE catalogue_import SET alive_until = now() + make_interval(secs => ?),
                bytes_read = ?, rows_accepted = ?, rows_rejected = ?, products = ?
            WHERE id = ? AND state = 'RUNNING' AND attempt = ?
            """;

    private static final String HAND_BACK = """
            UPDATE catalogue_import SET state = 'QUEUED', alive_until = NULL, attempt = attempt - 1
            WHERE id = ? AND state = 'RUNNING' AND attempt = ?
            """;

    /** The file goes with the end of its import. */
    private static final String FINISH = """
            WITH finished AS (
                UPDATE catalogue_import SET state = ?, alive_until = NULL, finished_at = now(), bytes_read = ?,
                    rows_accepted = ?, rows_rejected = ?, counts_ignored = ?, products = ?, rejected = ?::jsonb,
                    failure = ?
                WHERE id = ? AND state = 'RUNNING' AND attempt = ? RETURNING id)
            DELETE FROM catalogue_import_chunk WHERE import_id = (SELECT id FROM finished)
            """;

    private static final String CHUNK =
            "SELECT content FROM catalogue_import_chunk WHERE import_id = ? AND position = ?";

    private static final String COLUMNS = """
            SELECT id, file_name, size, state, bytes_read, rows_accepted, rows_rejected, products, failure,
                requested_at, started_at, finished_at, counts_ignored
            FROM catalogue_import WHERE state <> 'UPLOADING'""";

    /** By the primary key, as all that follow. */
    private static final String FIND = COLUMNS + " AND id = ?";

    private static final String PAGE = COLUMNS + " AND (?::uuid IS NULL OR id < ?::uuid) ORDER BY id DESC LIMIT ?";

    private static final String REJECTED = "SELECT rejected FROM catalogue_import WHERE id = ?";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ProductImportProperties properties;

    ProductImportRepository(JdbcClient jdbc, JsonMapper json, ProductImportProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.properties = properties;
    }

    void begin(ProductImportJobId id, @Nullable String fileName) {
        jdbc.sql(BEGIN)
                .params(Arrays.asList(id.value(), fileName, properties.lease().toSeconds()))
                .update();
    }

    /** Throws {@link ProductImportException.TooSlowException} if the upload has been given up meanwhile. */
    void addChunk(ProductImportJobId id, int position, byte[] content) {
        var added = jdbc.sql(ADD_CHUNK)
                .params(properties.lease().toSeconds(), content.length, id.value(), position, content)
                .update();
        if (added == 0) {
            throw new ProductImportException.TooSlowException();
        }
    }

    void enqueue(ProductImportJobId id, boolean changesStock) {
        if (jdbc.sql(ENQUEUE).params(changesStock, id.value()).update() == 0) {
            throw new ProductImportException.TooSlowException();
        }
    }

    void forgetUpload(ProductImportJobId id) {
        jdbc.sql(FORGET_UPLOAD).param(id.value()).update();
    }

    void forgetAbandonedUploads() {
        jdbc.sql(FORGET_ABANDONED_UPLOADS).update();
    }

    void giveUpHopeless() {
        jdbc.sql(GIVE_UP)
                .params(
                        "The import was broken off %d times. Import the file again: what is on the shelf will not change."
                                .formatted(properties.maxAttempts()),
                        properties.maxAttempts())
                .update();
    }

    /** An import that nobody runs, which the caller runs from now on. */
    Optional<Claim> claim() {
        return jdbc.sql(CLAIM)
                .params(properties.lease().toSeconds(), properties.maxAttempts())
                .query((row, _) -> new Claim(
                        new ProductImportJobId(row.getObject(1, UUID.class)), row.getInt(2), row.getBoolean(3)))
                .optional();
    }

    /** Tells how far it is, and holds the row until the transaction ends. False if another one runs it now. */
    boolean progress(Claim claim, long bytesRead, ImportResult soFar) {
        return jdbc.sql(PROGRESS)
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

    void handBack(Claim claim) {
        jdbc.sql(HAND_BACK).params(claim.id().value(), claim.attempt()).update();
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

    /** A piece of the file; empty after the last. */
    Optional<byte[]> chunk(ProductImportJobId id, int position) {
        return jdbc.sql(CHUNK)
                .params(id.value(), position)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    Optional<ProductImportJob> find(ProductImportJobId id) {
        return jdbc.sql(FIND).param(id.value()).query((row, _) -> job(row)).optional();
    }

    /** The newest first. */
    List<ProductImportJob> page(@Nullable UUID before, int rows) {
        return jdbc.sql(PAGE)
                .params(Arrays.asList(before, before, rows))
                .query((row, _) -> job(row))
                .list();
    }

    List<ProductImportReport.Row> rejected(ProductImportJobId id) {
        var text = jdbc.sql(REJECTED)
                .param(id.value())
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single();
        return text.map(rows -> json.readValue(rows, new TypeReference<List<ProductImportReport.Row>>() {}))
                .orElse(List.of());
    }

    private static ProductImportJob job(ResultSet row) throws SQLException {
        return new ProductImportJob(
                new ProductImportJobId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getLong(3),
                ProductImportJob.State.valueOf(row.getString(4)),
                row.getLong(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(13),
                row.getInt(8),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                instant(row, 11),
                instant(row, 12));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * The right to run an import, until somebody else has it.
     *
     * @param attempt counted from 1
     * @param changesStock whether whoever has asked for it may change the stock
     */
    record Claim(ProductImportJobId id, int attempt, boolean changesStock) {}
}
