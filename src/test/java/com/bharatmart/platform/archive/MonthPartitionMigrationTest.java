package com.bharatmart.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalPostgres;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The migrations that partition tables keep the rows of a shop that exists. */
class MonthPartitionMigrationTest {

    private static final String ROWS = "SELECT string_agg(t::text, ';' ORDER BY t.id) FROM %s t";

    @Test
    void rowsAreMovedToThePartitionsOfTheirMonths() {
        var name = "months_" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(LocalPostgres.shared().asOwner("postgres"))
                .sql("CREATE DATABASE " + name)
                .update();
        var database = LocalPostgres.shared().asOwner(name);
        var jdbc = JdbcClient.create(database);
        migrate(database, "119?");
        jdbc.sql("""
                        INSERT INTO audit_log (id, at, actor_kind, action, target_type, target_id, before, request_id)
                        SELECT gen_random_uuid(), timestamptz '2024-01-31 23:59:59.9Z' + n * INTERVAL '20 days', 'STAFF', 'a', 'b',
                            n::text, '{"a": 1}', 'r'
                        FROM generate_series(0, 99) AS n""").update();
        var audited = jdbc.sql(ROWS.formatted("audit_log")).query(String.class).single();
        migrate(database, "519?");
        jdbc.sql("INSERT INTO stock_level (sku, available, counted) VALUES ('TEA', 10, 10)")
                .update();
        jdbc.sql("""
                        INSERT INTO stock_movement (sku, change, reason, note, available, at)
                        SELECT 'TEA', n, 'COUNTED', 'note', n, timestamptz '2025-01-01Z' + n * INTERVAL '20 days'
                        FROM generate_series(1, 40) AS n""").update();
        var moved =
                jdbc.sql(ROWS.formatted("stock_movement")).query(String.class).single();

        migrate(database, "latest");

        // Columns that later migrations add are at the end of a row.
        assertThat(jdbc.sql("""
                                SELECT string_agg(ROW (id, at, actor_kind, actor_id, action, target_type, target_id, before, after,
                                    request_id)::text, ';' ORDER BY id) FROM audit_log""").query(String.class).single()).isEqualTo(audited);
        assertThat(jdbc.sql(ROWS.formatted("stock_movement"))
                        .query(String.class)
                        .single())
                .isEqualTo(moved);
        assertThat(jdbc.sql("SELECT count(*) FROM audit_log_default")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM audit_log_2024_01")
                        .query(Long.class)
                        .single())
                .isOne();
        jdbc.sql("INSERT INTO stock_movement (sku, change, reason, available) VALUES ('TEA', 1, 'COUNTED', 1)")
                .update();
        assertThat(jdbc.sql("SELECT max(id) FROM stock_movement")
                        .query(Long.class)
                        .single())
                .isEqualTo(41);
    }

    private static void migrate(DataSource database, String target) {
        Flyway.configure()
                .dataSource(database)
                .placeholders(Map.of("application-role", LocalPostgres.APPLICATION_ROLE))
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }
}
