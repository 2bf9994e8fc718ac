package com.bharatmart.productimport;

import com.bharatmart.platform.database.InstantColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The imports that staff requested, as staff see them. */
@Repository
class ProductImportRepository {

    private static final String COLUMNS = """
            SELECT id, file_name, size, state, bytes_read, rows_accepted, rows_rejected, products, failure,
                requested_at, started_at, finished_at, counts_ignored
            FROM catalogue_import WHERE state <> 'UPLOADING'""";

    /** By the primary key, like those that follow. */
    private static final String FIND = COLUMNS + " AND id = ?";

    private static final String PAGE = COLUMNS + " AND (?::uuid IS NULL OR id < ?::uuid) ORDER BY id DESC LIMIT ?";

    private static final String REJECTED = "SELECT rejected FROM catalogue_import WHERE id = ?";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProductImportRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
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

    List<RejectedRow> rejected(ProductImportJobId id) {
        var text = jdbc.sql(REJECTED)
                .param(id.value())
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single();
        return text.map(rows -> json.readValue(rows, new TypeReference<List<RejectedRow>>() {}))
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
                InstantColumn.read(row, 10),
                InstantColumn.readNullable(row, 11),
                InstantColumn.readNullable(row, 12));
    }
}
