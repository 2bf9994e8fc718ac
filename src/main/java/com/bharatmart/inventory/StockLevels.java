package com.bharatmart.inventory;

import com.bharatmart.shared.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code stock_level}, by its primary key throughout. */
@Repository
class StockLevels {

    private static final String AVAILABLE = "SELECT sku, available FROM stock_level WHERE sku = ANY (?)";

    private static final String AVAILABLE_LOCKED = AVAILABLE + " ORDER BY sku FOR SHARE";

    private static final String SELL = """
            UPDATE stock_level SET reserved = reserved - ?, sold = sold + ? WHERE sku = ?""";

    private static final String GIVE_BACK_HELD = """
            UPDATE stock_level SET available = available + ?, reserved = reserved - ? WHERE sku = ?
            RETURNING available""";

    private static final String GIVE_BACK_SOLD = """
            UPDATE stock_level SET available = available + ?, sold = sold - ? WHERE sku = ?
            RETURNING available""";

    /** A count changes what is available by its difference to the last one: what was sold since stays sold. */
    private static final String COUNT = """
            INSERT INTO stock_level AS level (sku, available, counted) VALUES (?, ?, ?)
            ON CONFLICT (sku) DO UPDATE
            SET available = greatest(0, level.available + excluded.counted - level.counted), counted = excluded.counted
            WHERE level.counted <> excluded.counted""";

    private final JdbcTemplate jdbc;

    StockLevels(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<Sku, Integer> available(Collection<Sku> skus) {
        return available(AVAILABLE, skus);
    }

    /** The same, and none of them changes before this transaction ends. */
    Map<Sku, Integer> availableLocked(Collection<Sku> skus) {
        return available(AVAILABLE_LOCKED, skus);
    }

    private Map<Sku, Integer> available(String sql, Collection<Sku> skus) {
        var names = skus.stream().map(Sku::value).toArray(String[]::new);
        var available = new HashMap<Sku, Integer>();
        skus.forEach(sku -> available.put(sku, 0));
        jdbc.query(
                sql,
                row -> {
                    available.put(new Sku(row.getString(1)), row.getInt(2));
                },
                (Object) names);
        return available;
    }

    void sell(List<Reservations.Kept> held) {
        jdbc.batchUpdate(
                SELL,
                held.stream()
                        .sorted()
                        .map(one -> new Object[] {
                            one.quantity(), one.quantity(), one.sku().value()
                        })
                        .toList());
    }

    /** Returns what is available afterwards. */
    int giveBack(Reservations.Kept kept) {
        var sql = kept.wasSold() ? GIVE_BACK_SOLD : GIVE_BACK_HELD;
        var available = jdbc.queryForObject(
                sql, Integer.class, kept.quantity(), kept.quantity(), kept.sku().value());
        return available == null ? 0 : available;
    }

    void count(Map<Sku, Integer> quantities) {
        var rows = new TreeMap<>(quantities)
                .entrySet().stream()
                        .map(count -> new Object[] {count.getKey().value(), count.getValue(), count.getValue()})
                        .toList();
        jdbc.batchUpdate(COUNT, rows);
    }
}
