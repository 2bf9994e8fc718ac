package com.bharatmart.inventory;

import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code stock_movement}: changes of stock levels other than by orders, written together with the level. */
@Repository
class StockMovementRepository {

    /**
     * A new count changes {@code available} by the difference to the last count, so that units sold in between stay sold.
     * If the result would be negative, {@code available} is zero and {@code adjusted} has the difference. The statement
     * locks the rows in the order of their SKUs and reads the old values under the lock.
     */
    private static final String COUNT = """
            WITH told AS (
                SELECT sku, counted FROM unnest(?::text[], ?::int[]) AS t (sku, counted)),
            locked AS MATERIALIZED (
                SELECT s.sku, t.counted, s.available AS before,
                    greatest(0, s.available + t.counted - s.counted) AS available
                FROM stock_level s JOIN told t ON t.sku = s.sku
                WHERE s.counted <> t.counted
                ORDER BY s.sku COLLATE "C" FOR NO KEY UPDATE OF s),
            moved AS (
                UPDATE stock_level s SET available = l.available, counted = l.counted,
                    adjusted = l.available + s.reserved + s.sold - l.counted
                FROM locked l WHERE s.sku = l.sku
                RETURNING s.sku, l.available - l.before AS change, s.available)
            INSERT INTO stock_movement (sku, change, reason, available)
            SELECT sku, change, 'IMPORTED', available FROM moved WHERE change <> 0""";

    /** The condition uses the current row, so that units that are reserved or sold cannot be removed. */
    private static final String ADJUST = """
            WITH moved AS (
                UPDATE stock_level SET available = available + ?, adjusted = adjusted + ?
                WHERE sku = ? AND available + ? BETWEEN 0 AND ?
                RETURNING sku, available)
            INSERT INTO stock_movement (sku, change, reason, note, available)
            SELECT sku, ?, ?, ?, available FROM moved
            RETURNING change, reason, note, available, at""";

    /** As {@link #ADJUST}, for many levels. The caller has locked them in the order of their SKUs. */
    private static final String ADJUST_ALL = """
            WITH wanted AS (SELECT sku, change FROM unnest(?::text[], ?::int[]) AS w (sku, change)),
            moved AS (
                UPDATE stock_level s SET available = s.available + w.change, adjusted = s.adjusted + w.change
                FROM wanted w WHERE s.sku = w.sku
                RETURNING s.sku, w.change, s.available)
            INSERT INTO stock_movement (sku, change, reason, note, available)
            SELECT sku, change, ?, ?, available FROM moved""";

    /** By {@code stock_movement_sku}. */
    private static final String MOVEMENTS = """
            SELECT change, reason, note, available, at, id FROM stock_movement
            WHERE sku = ? AND id < ? ORDER BY id DESC LIMIT ?""";

    private final JdbcTemplate jdbc;

    StockMovementRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Applies counts. Each SKU has a level. */
    void count(Map<Sku, Integer> quantities) {
        var skus = quantities.keySet().stream().sorted().toList();
        jdbc.update(
                COUNT,
                StockLevelRepository.names(skus),
                skus.stream().map(quantities::get).toArray(Integer[]::new));
    }

    /** Changes levels that the caller has locked, each to a number of units that is allowed. No change is 0. */
    void adjustAll(SortedMap<Sku, Integer> changes, String reason, @Nullable String note) {
        jdbc.update(
                ADJUST_ALL,
                StockLevelRepository.names(changes.keySet()),
                changes.values().toArray(Integer[]::new),
                reason,
                note);
    }

    /** Empty if the available units would be negative or more than {@code max}. */
    Optional<StockMovement> adjust(Sku sku, int change, String reason, @Nullable String note, int max) {
        return jdbc
                .query(
                        ADJUST,
                        (row, _) -> movement(row),
                        change,
                        change,
                        sku.value(),
                        change,
                        max,
                        change,
                        reason,
                        note)
                .stream()
                .findFirst();
    }

    /** The newest first, each with its id. */
    List<Map.Entry<Long, StockMovement>> page(Sku sku, long before, int rows) {
        return jdbc.query(MOVEMENTS, (row, _) -> Map.entry(row.getLong(6), movement(row)), sku.value(), before, rows);
    }

    private static StockMovement movement(ResultSet row) throws SQLException {
        return new StockMovement(
                row.getInt(1), row.getString(2), row.getString(3), row.getInt(4), InstantColumn.read(row, 5));
    }
}
