package com.bharatmart.productimport;

import com.bharatmart.platform.database.SlicedDelete;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The files of imports, in the database in chunks, where every instance finds them. An import has the state UPLOADING
 * until its file is complete. All times are the database's.
 */
@Repository
class ImportFileRepository {

    /** A report may have many rejected rows, and a file many chunks. */
    private static final int SLICE = 20;

    private static final String CREATE = """
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

    private static final String DELETE = "DELETE FROM catalogue_import WHERE id = ? AND state = 'UPLOADING'";

    /** By {@code catalogue_import_open}. */
    private static final SlicedDelete DELETE_ABANDONED =
            SlicedDelete.from("catalogue_import", "state = 'UPLOADING' AND alive_until < now()", SLICE);

    /** Reads the whole table, which has a row for each import of a year. */
    private static final SlicedDelete DELETE_OLD =
            SlicedDelete.from("catalogue_import", "finished_at < now() - make_interval(secs => :seconds)", SLICE);

    private static final String CHUNK =
            "SELECT content FROM catalogue_import_chunk WHERE import_id = ? AND position = ?";

    private final JdbcClient jdbc;
    private final ProductImportProperties properties;

    ImportFileRepository(JdbcClient jdbc, ProductImportProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    void create(ProductImportJobId id, @Nullable String fileName) {
        jdbc.sql(CREATE)
                .params(Arrays.asList(id.value(), fileName, properties.lease().toSeconds()))
                .update();
    }

    /** Throws {@link ProductImportException.TooSlowException} if the upload was deleted because its lease ended. */
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

    void delete(ProductImportJobId id) {
        jdbc.sql(DELETE).param(id.value()).update();
    }

    void deleteAbandoned() {
        DELETE_ABANDONED.run(jdbc, Map.of());
    }

    /** Deletes imports that finished so long ago. */
    void deleteFinishedBefore(Duration age) {
        DELETE_OLD.run(jdbc, Map.of("seconds", age.toSeconds()));
    }

    /** A chunk of the file; empty after the last one. */
    Optional<byte[]> chunk(ProductImportJobId id, int position) {
        return jdbc.sql(CHUNK)
                .params(id.value(), position)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }
}
