package com.bharatmart.inventory;

import com.bharatmart.shared.Sku;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Lists of stock levels for staff. */
@Repository
class StockLevelSearchRepository {

    /**
     * There is no index on {@code available}: every sale would have to change it. So the number of rows that a page reads is
     * not bounded.
     */
    private static final String PAGE = """
            SELECT sku, available, reserved, sold FROM stock_level
            WHERE sku > ? AND available < ? AND (?::text IS NULL OR sku = ?)
            ORDER BY sku LIMIT ?""";

    private static final String COUNT =
            "SELECT count(*) FROM stock_level WHERE available < ? AND (?::text IS NULL OR sku = ?)";

    private final JdbcTemplate jdbc;

    StockLevelSearchRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the SKUs, starting after the SKU {@code after}. */
    List<StockLevel> page(@Nullable Sku sku, int below, String after, int rows) {
        var name = sku == null ? null : sku.value();
        return jdbc.query(PAGE, StockLevelRepository.LEVEL, after, below, name, name, rows);
    }

    long count(@Nullable Sku sku, int below) {
        var name = sku == null ? null : sku.value();
        return Objects.requireNonNull(jdbc.queryForObject(COUNT, Long.class, below, name, name));
    }
}
