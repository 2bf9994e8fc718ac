package com.bharatmart.history;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether each unit is available, or sold by an order that is not over. Between histories nothing is reserved. */
final class StockAudit {

    private static final String LEVELS = "SELECT sku, available, reserved, sold FROM stock_level";

    private static final String SOLD = """
            WITH mine AS (
                SELECT id FROM orders WHERE cart_id = ANY (:carts) AND status NOT IN ('CANCELLED', 'EXPIRED'))
            SELECT sku, sum(units)::int FROM (
                SELECT sku, quantity AS units FROM order_line JOIN mine ON mine.id = order_id
                UNION ALL
                SELECT l.sku, -(back ->> 'quantity')::int FROM mine JOIN refund r ON r.order_id = mine.id AND r.restock
                CROSS JOIN jsonb_array_elements(r.lines) AS back
                JOIN order_line l ON l.order_id = mine.id AND l.position = (back ->> 'position')::int) AS changes
            GROUP BY sku""";

    private final JdbcClient jdbc;
    private final Map<String, Level> before;

    private StockAudit(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.before = levels();
    }

    static StockAudit begin(JdbcClient jdbc) {
        return new StockAudit(jdbc);
    }

    private record Level(String sku, int available, int reserved, int sold) {}

    void requireConserved(History history) {
        var sold = sold(history);
        var now = levels();
        before.forEach((sku, level) -> {
            var units = sold.getOrDefault(sku, 0);
            var expected = new Level(sku, level.available() - units, 0, level.sold() + units);
            if (!expected.equals(now.get(sku))) {
                history.violation("the stock is %s and should be %s".formatted(now.get(sku), expected));
            }
        });
    }

    private Map<String, Level> levels() {
        var levels = new TreeMap<String, Level>();
        jdbc.sql(LEVELS).query(Level.class).list().forEach(level -> levels.put(level.sku(), level));
        return levels;
    }

    private Map<String, Integer> sold(History history) {
        var sold = new TreeMap<String, Integer>();
        jdbc.sql(SOLD)
                .param(
                        "carts",
                        history.orders().stream().map(HistoryOrder::cartId).toArray(String[]::new))
                .query((row, _) -> sold.put(row.getString(1), row.getInt(2)))
                .list();
        return sold;
    }
}
