package com.bharatmart.inventory;

import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Repository;

/** The table {@code reservation}, by its primary key but for the search of expired ones. */
@Repository
class ReservationRepository {

    /**
     * Takes the pieces and notes for whom. The rows are locked in the order of their skus before any is changed, so
     * that two buyers of the same skus never wait for each other; an update by itself would take them in whatever
     * order the plan has. The update looks at each row as it is once it is locked.
     */
    private static final String TAKE = """
            WITH wanted AS (
                SELECT sku, quantity FROM unnest(?::text[], ?::int[]) AS w (sku, quantity)),
            locked AS MATERIALIZED (
                SELECT s.sku, w.quantity FROM stock_level s JOIN wanted w ON w.sku = s.sku
                WHERE s.available >= w.quantity
                ORDER BY s.sku COLLATE "C" FOR NO KEY UPDATE OF s),
            taken AS (
                UPDATE stock_level s SET available = s.available - l.quantity,
                    reserved = s.reserved + CASE ? WHEN 'HELD' THEN l.quantity ELSE 0 END,
                    sold = s.sold + CASE ? WHEN 'SOLD' THEN l.quantity ELSE 0 END
                FROM locked l WHERE s.sku = l.sku AND s.available >= l.quantity
                RETURNING s.sku, l.quantity, s.available)
            INSERT INTO reservation (id, sku, quantity, state, expires_at, remaining)
            SELECT ?, sku, quantity, ?, now() + make_interval(secs => ?), available FROM taken
            RETURNING sku, remaining""";

    private static final String CONFIRM = """
            UPDATE reservation SET state = 'SOLD', expires_at = NULL
            WHERE id = ? AND state = 'HELD' AND expires_at > now()
            RETURNING sku, quantity, false AS sold""";

    private static final String EXPIRE = """
            UPDATE reservation SET state = 'RELEASED', expires_at = NULL
            WHERE id = ? AND state = 'HELD' AND expires_at <= now()
            RETURNING sku, quantity, false AS sold""";

    /** What a row was before is not in RETURNING before PostgreSQL 18, so it is locked and read first. */
    private static final String RELEASE = """
            WITH kept AS (
                SELECT id, sku, state FROM reservation WHERE id = ? AND state <> 'RELEASED' FOR UPDATE)
            UPDATE reservation SET state = 'RELEASED', expires_at = NULL
            FROM kept WHERE reservation.id = kept.id AND reservation.sku = kept.sku
            RETURNING reservation.sku, quantity, kept.state = 'SOLD' AS sold""";

    /** By the partial index {@code reservation_expires_at}. */
    private static final String OVERDUE = """
            SELECT DISTINCT id FROM (
                SELECT id FROM reservation WHERE state = 'HELD' AND expires_at <= now()
                ORDER BY expires_at LIMIT ?) AS overdue""";

    private static final RowMapper<Kept> KEPT =
            (row, _) -> new Kept(new Sku(row.getString(1)), row.getInt(2), row.getBoolean(3));

    private final JdbcTemplate jdbc;

    ReservationRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes what can be had, in one round trip.
     *
     * @return for each sku that there was enough of, how many pieces are left
     */
    Map<Sku, Integer> take(ReservationId id, Map<Sku, Quantity> wanted, Hold hold) {
        var skus = wanted.keySet().stream().map(Sku::value).toArray(String[]::new);
        var quantities = wanted.values().stream().map(Quantity::value).toArray(Integer[]::new);
        var state =
                switch (hold) {
                    case Hold.Sold _ -> "SOLD";
                    case Hold.During _ -> "HELD";
                };
        var seconds = hold instanceof Hold.During(var duration) ? duration.toMillis() / 1000.0 : null;
        var remaining = new HashMap<Sku, Integer>();
        jdbc.query(
                TAKE,
                row -> {
                    remaining.put(new Sku(row.getString(1)), row.getInt(2));
                },
                skus,
                quantities,
                state,
                state,
                id.value(),
                state,
                new SqlParameterValue(Types.DOUBLE, seconds));
        return remaining;
    }

    List<Kept> confirm(ReservationId id) {
        return jdbc.query(CONFIRM, KEPT, id.value());
    }

    List<Kept> expire(ReservationId id) {
        return jdbc.query(EXPIRE, KEPT, id.value());
    }

    List<Kept> release(ReservationId id) {
        return jdbc.query(RELEASE, KEPT, id.value());
    }

    List<ReservationId> overdue(int limit) {
        return jdbc.query(OVERDUE, (row, _) -> new ReservationId(row.getObject(1, UUID.class)), limit);
    }

    /** What was kept of one sku. */
    record Kept(Sku sku, int quantity, boolean wasSold) implements Comparable<Kept> {
        @Override
        public int compareTo(Kept other) {
            return sku.compareTo(other.sku);
        }
    }
}
