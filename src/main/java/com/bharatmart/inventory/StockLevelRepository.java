package com.bharatmart.inventory;

import com.bharatmart.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/**
 * The table {@code stock_level}, by its primary key throughout.
 *
 * <p>Buyers of a sku wait for its row, so a transaction that has locked one may wait for its own next statement for a
 * second at the most: then the database ends the session, and with it the lock of an instance that hangs or is cut off.
 * A trigger sees to that for whatever changes the table; a query that only locks does so itself.
 */
@Repository
class StockLevelRepository {

    private static final String AVAILABLE = "SELECT sku, available FROM stock_level WHERE sku = ANY (?)";

    /** In the same round trip as the lock, and before it: nothing is locked before the first row of the join is there. */
    private static final String HELD_BRIEFLY = "set_config('idle_in_transaction_session_timeout', '1s', true)";

    private static final String AVAILABLE_LOCKED = """
            SELECT s.sku, s.available FROM stock_level s, %s
            WHERE s.sku = ANY (?) ORDER BY s.sku FOR SHARE OF s""".formatted(HELD_BRIEFLY);

    private static final String SELL = """
            UPDATE stock_level SET reserved = reserved - ?, sold = sold + ? WHERE sku = ?""";

    /** The rows are locked in the order of their skus, as a buyer locks them. */
    private static final String GIVE_BACK = """
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

    /**
     * A count changes what is available by its difference to the last one: what was sold since stays sold. Where more
     * has gone than that leaves, nothing is available, and {@code adjusted} keeps the account straight. The rows are
     * locked in the order of their skus, and what each movement changed is seen under the lock.
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

    /** Decided by the row as it is: pieces that are kept for somebody cannot be taken away. */
    private static final String ADJUST = """
            WITH moved AS (
                UPDATE stock_level SET available = available + ?, adjusted = adjusted + ?
                WHERE sku = ? AND available + ? BETWEEN 0 AND ?
                RETURNING sku, available)
            INSERT INTO stock_movement (sku, change, reason, note, available)
            SELECT sku, ?, ?, ?, available FROM moved
            RETURNING change, reason, note, available, at""";

    private static final String FIND = "SELECT sku, available, reserved, sold FROM stock_level WHERE sku = ?";

    private static final String FIND_LOCKED = """
            SELECT s.sku, s.available, s.reserved, s.sold FROM stock_level s, %s
            WHERE s.sku = ? FOR NO KEY UPDATE OF s""".formatted(HELD_BRIEFLY);

    /**
     * Few or many are below a threshold, and it cannot be known by an index: one on what is available would have to be
     * changed with every sale, and a sale does not touch any.
     */
    private static final String PAGE = """
            SELECT sku, available, reserved, sold FROM stock_level
            WHERE sku > ? AND available < ? AND (?::text IS NULL OR sku = ?)
            ORDER BY sku LIMIT ?""";

    private static final String LENGTH =
            "SELECT count(*) FROM stock_level WHERE available < ? AND (?::text IS NULL OR sku = ?)";

    /** By {@code stock_movement_sku}. */
    private static final String MOVEMENTS = """
            SELECT change, reason, note, available, at, id FROM stock_movement
            WHERE sku = ? AND id < ? ORDER BY id DESC LIMIT ?""";

    private static final RowMapper<StockLevel> LEVEL =
            (row, _) -> new StockLevel(new Sku(row.getString(1)), row.getInt(2), row.getInt(3), row.getInt(4));

    private final JdbcTemplate jdbc;

    StockLevelRepository(JdbcTemplate jdbc) {
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
        var available = new HashMap<Sku, Integer>();
        skus.forEach(sku -> available.put(sku, 0));
        jdbc.query(
                sql,
                row -> {
                    available.put(new Sku(row.getString(1)), row.getInt(2));
                },
                (Object) names(skus));
        return available;
    }

    void sell(List<ReservationRepository.Kept> held) {
        jdbc.batchUpdate(
                SELL,
                held.stream()
                        .sorted()
                        .map(one -> new Object[] {
                            one.quantity(), one.quantity(), one.sku().value()
                        })
                        .toList());
    }

    /** Returns the skus of which nothing was available before. */
    List<Sku> giveBack(List<ReservationRepository.Kept> kept) {
        var turned = new ArrayList<Sku>();
        jdbc.query(
                GIVE_BACK,
                row -> {
                    if (row.getBoolean(2)) {
                        turned.add(new Sku(row.getString(1)));
                    }
                },
                kept.stream().map(one -> one.sku().value()).toArray(String[]::new),
                kept.stream().map(ReservationRepository.Kept::quantity).toArray(Integer[]::new),
                kept.stream().map(ReservationRepository.Kept::wasSold).toArray(Boolean[]::new));
        return turned;
    }

    void count(Map<Sku, Integer> quantities) {
        var skus = quantities.keySet().stream().sorted().toList();
        var names = names(skus);
        add(skus);
        jdbc.update(COUNT, names, skus.stream().map(quantities::get).toArray(Integer[]::new));
    }

    /** Makes levels of no pieces for the skus that have none yet. */
    void add(Collection<Sku> skus) {
        jdbc.update(ADD_EMPTY, (Object) names(skus));
    }

    Optional<StockLevel> find(Sku sku) {
        return jdbc.query(FIND, LEVEL, sku.value()).stream().findFirst();
    }

    /** The same, and nobody else changes it before this transaction ends. */
    Optional<StockLevel> findLocked(Sku sku) {
        return jdbc.query(FIND_LOCKED, LEVEL, sku.value()).stream().findFirst();
    }

    /** Empty if there would be less than nothing, or more than {@code most}. */
    Optional<StockMovement> adjust(Sku sku, int change, String reason, @Nullable String note, int most) {
        return jdbc
                .query(
                        ADJUST,
                        (row, _) -> movement(row),
                        change,
                        change,
                        sku.value(),
                        change,
                        most,
                        change,
                        reason,
                        note)
                .stream()
                .findFirst();
    }

    List<StockLevel> page(@Nullable Sku sku, int below, String after, int rows) {
        var name = sku == null ? null : sku.value();
        return jdbc.query(PAGE, LEVEL, after, below, name, name, rows);
    }

    long length(@Nullable Sku sku, int below) {
        var name = sku == null ? null : sku.value();
        return Objects.requireNonNull(jdbc.queryForObject(LENGTH, Long.class, below, name, name));
    }

    /** The newest first, each with its number. */
    List<Map.Entry<Long, StockMovement>> movements(Sku sku, long before, int rows) {
        return jdbc.query(MOVEMENTS, (row, _) -> Map.entry(row.getLong(6), movement(row)), sku.value(), before, rows);
    }

    private static StockMovement movement(ResultSet row) throws SQLException {
        return new StockMovement(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }

    private static String[] names(Collection<Sku> skus) {
        return skus.stream().map(Sku::value).toArray(String[]::new);
    }
}
