package com.bharatmart.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.HttpTest;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@HttpTest
class StatementSequenceTest {

    private static final String INSERT = "INSERT INTO stock_level (sku, available, counted) VALUES (?, ?, 0)";

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void readsTheRowsOfTheLastStatementAndCountsThoseOfTheOthers() {
        var sku = UUID.randomUUID().toString();
        var available = new ArrayList<Integer>();

        var counts = StatementSequence.of(
                        SqlStatement.of("SELECT n FROM generate_series(1, ?) n", 3),
                        SqlStatement.of(INSERT, sku, 7),
                        SqlStatement.of("SELECT sku FROM stock_level WHERE sku = ?", sku + "?"),
                        SqlStatement.of("SELECT available FROM stock_level WHERE sku = ?", sku))
                .query(jdbc, row -> available.add(row.getInt(1)));

        assertThat(counts).containsExactly(3, 1, 0);
        assertThat(available).containsExactly(7);
    }
}
