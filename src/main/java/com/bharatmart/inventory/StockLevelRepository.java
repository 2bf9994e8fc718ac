package com.bharatmart.inventory;

import com.bharatmart.platform.database.PipelinedQuery;
import com.bharatmart.platform.database.QueryPipeline;
import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.shared.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/**
 * The table {@code stock_level}, by its primary key.
 *
 * <p>All buyers of a SKU wait for its row. A transaction that has locked a row may be idle for at most one second between
 * two statements. Then the database ends its session and releases the lock, even if the instance hangs or is cut off. A
 * trigger sets this limit for every write of the table. A query that only locks sets the limit itself.
 */
@Repository
class StockLevelRepository {

    private static final String AVAILABLE = "SELECT sku, available FROM stock_level WHERE sku = ANY (?)";

    /** In the round trip of the lock and before it: the join reads this row before it locks another one. */
    private static final String LIMIT_IDLE_TIME = "set_config('idle_in_transaction_session_timeout', '1s', true)";

    /** In the order of all other locks of these rows, whatever the collation of the database is. */
    private static final String AVAILABLE_LOCKED = """
            SELECT s.sku, s.available FROM stock_level s, %s
            WHERE s.sku = ANY (?) ORDER BY s.sku COLLATE "C" FOR SHARE OF s""".formatted(LIMIT_IDLE_TIME);

    private static final String SELL = """
            UPDATE stock_level SET reserved = reserved - ?, sold = sold + ? WHERE sku = ?""";

    /** Locks the rows in the order of their SKUs, like a reservation. */
    private static final String RELEASE = """
            WITH kept AS (
                SELECT sku, quantity, sold FROM unnest(?::text[], ?::int[], ?::boolean[]) AS k (sku, quantity, sold)),
            locked AS MATERIALIZED (
                SELECT s.sku, k.quantity, k.sold FROM stock_level s JOIN kept k ON k.sku = s.sku
                ORDER BY s.sku COLLATE "C" FOR NO KEY UPDATE OF s)
            UPDATE stock_level s SET available = s.available + l.quantity,
                reserved = s.reserved - CASE WHEN l.sold THEN 0 ELSE l.quantity END,
                sold = s.sold - CASE WHEN l.sold THEN l.quantity ELSE 0 END
            FROM locked l WHERE s.sku = l.sku
            RETURNING s.sku, s.available = l.quantity""";

    private static final String ADD_EMPTY = """
            INSERT INTO stock_level (sku, available, counted)
            SELECT sku, 0, 0 FROM unnest(?::text[]) AS new (sku) ORDER BY sku COLLATE "C"
            ON CONFLICT (sku) DO NOTHING""";

    private static final String FIND = "SELECT sku, available, reserved, sold FROM stock_level WHERE sku = ?";

    private static final String FIND_LOCKED = """
            SELECT s.sku, s.available, s.reserved, s.sold FROM stock_level s, %s
            WHERE s.sku = ? FOR NO KEY UPDATE OF s""".formatted(LIMIT_IDLE_TIME);

    private static final String FIND_ALL_LOCKED = """
            SELECT s.sku, s.available, s.reserved, s.sold FROM stock_level s, %s
            WHERE s.sku = ANY (?) ORDER BY s.sku COLLATE "C" FOR NO KEY UPDATE OF s""".formatted(LIMIT_IDLE_TIME);

    static final RowMapper<StockLevel> LEVEL =
            (row, _) -> new StockLevel(new Sku(row.getString(1)), row.getInt(2), row.getInt(3), row.getInt(4));

    private final JdbcTemplate jdbc;
    private final QueryPipeline queries;

    StockLevelRepository(JdbcTemplate jdbc, QueryPipeline queries) {
        this.jdbc = jdbc;
        this.queries = queries;
    }

    Map<Sku, Integer> available(Collection<Sku> skus) {
        return available(AVAILABLE, skus);
    }

    /** Like {@link #available}. The levels do not change until the transaction of the caller ends. */
    Map<Sku, Integer> availableLocked(Collection<Sku> skus) {
        return available(AVAILABLE_LOCKED, skus);
    }

    PipelinedQuery<Map<Sku, Integer>> availableQuery(Collection<Sku> skus) {
        return availableQuery(AVAILABLE, skus);
    }

    private Map<Sku, Integer> available(String sql, Collection<Sku> skus) {
        return queries.execute(availableQuery(sql, skus));
    }

    private static PipelinedQuery<Map<Sku, Integer>> availableQuery(String sql, Collection<Sku> skus) {
        var available = new HashMap<Sku, Integer>();
        skus.forEach(sku -> available.put(sku, 0));
        return new PipelinedQuery<>(SqlStatement.of(sql, (Object) names(skus)), rows -> {
            while (rows.next()) {
                available.put(new Sku(rows.getString(1)), rows.getInt(2));
            }
            return available;
        });
    }

    void sell(List<ReservedUnits> reserved) {
        jdbc.batchUpdate(
                SELL,
                reserved.stream()
                        .sorted()
                        .map(one -> new Object[] {
                            one.quantity(), one.quantity(), one.sku().value()
                        })
                        .toList());
    }

    /** Returns the SKUs that were sold out before. */
    List<Sku> release(List<ReservedUnits> reserved) {
        var restocked = new ArrayList<Sku>();
        jdbc.query(
                RELEASE,
                row -> {
                    if (row.getBoolean(2)) {
                        restocked.add(new Sku(row.getString(1)));
                    }
                },
                reserved.stream().map(one -> one.sku().value()).toArray(String[]::new),
                reserved.stream().map(ReservedUnits::quantity).toArray(Integer[]::new),
                reserved.stream().map(ReservedUnits::wasSold).toArray(Boolean[]::new));
        return restocked;
    }

    /** Adds levels with zero units for the SKUs that have no level yet. */
    void add(Collection<Sku> skus) {
        jdbc.update(ADD_EMPTY, (Object) names(skus));
    }

    Optional<StockLevel> find(Sku sku) {
        return jdbc.query(FIND, LEVEL, sku.value()).stream().findFirst();
    }

    /** Like {@link #find}. The level does not change until the transaction of the caller ends. */
    Optional<StockLevel> findLocked(Sku sku) {
        return jdbc.query(FIND_LOCKED, LEVEL, sku.value()).stream().findFirst();
    }

    /** Like {@link #findLocked}, for many levels. The result lacks unknown SKUs. */
    List<StockLevel> findAllLocked(Collection<Sku> skus) {
        return jdbc.query(FIND_ALL_LOCKED, LEVEL, (Object) names(skus));
    }

    static String[] names(Collection<Sku> skus) {
        return skus.stream().map(Sku::value).toArray(String[]::new);
    }
}
