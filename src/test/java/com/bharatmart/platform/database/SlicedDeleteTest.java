package com.bharatmart.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalPostgres;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SlicedDeleteTest {

    private static final int OLD_ROWS = 1_201;

    private final SlicedDelete delete = SlicedDelete.from("aged", "age > :age");

    private DataSource database;
    private JdbcClient jdbc;

    /** The trigger notes the transaction of each deletion. */
    @BeforeEach
    void createRows() {
        var name = "slices_" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(LocalPostgres.shared().asOwner("postgres"))
                .sql("CREATE DATABASE " + name)
                .update();
        database = LocalPostgres.shared().asOwner(name);
        jdbc = JdbcClient.create(database);
        jdbc.sql("CREATE TABLE aged (id integer PRIMARY KEY, age integer)").update();
        jdbc.sql("CREATE TABLE deleted (transaction xid8)").update();
        jdbc.sql("""
                        CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
                        BEGIN INSERT INTO deleted VALUES (pg_current_xact_id()); RETURN OLD; END $$""").update();
        jdbc.sql("CREATE TRIGGER noted BEFORE DELETE ON aged FOR EACH ROW EXECUTE FUNCTION note()")
                .update();
        jdbc.sql("INSERT INTO aged SELECT n, CASE WHEN n <= ? THEN 90 ELSE 1 END FROM generate_series(1, ?) AS n")
                .params(OLD_ROWS, OLD_ROWS + 10)
                .update();
    }

    @Test
    void deletesMoreRowsThanASliceInSeveralTransactions() {
        assertThat(delete.run(jdbc, Map.of("age", 30))).isEqualTo(OLD_ROWS);

        assertThat(count()).isEqualTo(10);
        assertThat(jdbc.sql("SELECT count(*) FROM deleted GROUP BY transaction ORDER BY 1 DESC")
                        .query(Integer.class)
                        .list())
                .containsExactly(SlicedDelete.SLICE, SlicedDelete.SLICE, OLD_ROWS - 2 * SlicedDelete.SLICE);
    }

    @Test
    void skipsRowsOfOtherTransactions() throws SQLException {
        try (var other = database.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM aged WHERE id = 700 FOR UPDATE");

            assertThat(delete.run(jdbc, Map.of("age", 30))).isEqualTo(OLD_ROWS - 1);
        }

        assertThat(delete.run(jdbc, Map.of("age", 30))).isOne();
    }

    private long count() {
        return jdbc.sql("SELECT count(*) FROM aged").query(Long.class).single();
    }
}
