package com.bharatmart.inventory;

import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The table {@code reservation}, by its primary key but for the search of expired ones. */
@Repository
class Reservations {

    /** Takes the pieces and notes for whom, or does nothing at all if there are too few. */
    private static final String TAKE = """
            WITH taken AS (
                UPDATE stock_level SET available = available - ?, reserved = reserved + ?, sold = sold + ?
                WHERE sku = ? AND available >= ?
                RETURNING sku, available)
            INSERT INTO reservation (id, sku, quantity, state, expires_at, remaining)
            SELECT ?, sku, ?, ?, now() + make_interval(secs => ?), available FROM taken""";

    private static final String[] TAKEN = {"sku", "remaining"};

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

    Reservations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes what can be had, in one round trip.
     *
     * @return for each sku that there was enough of, how many pieces are left
     */
    Map<Sku, Integer> take(ReservationId id, SortedMap<Sku, Quantity> wanted, Hold hold) {
        var taken = new GeneratedKeyHolder();
        jdbc.batchUpdate(
                connection -> connection.prepareStatement(TAKE, TAKEN),
                new Take(id, List.copyOf(wanted.entrySet()), hold),
                taken);
        var remaining = new HashMap<Sku, Integer>();
        for (var row : taken.getKeyList()) {
            remaining.put(new Sku(String.valueOf(row.get("sku"))), (Integer) row.get("remaining"));
        }
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

    private record Take(ReservationId id, List<Map.Entry<Sku, Quantity>> wanted, Hold hold)
            implements BatchPreparedStatementSetter {

        @Override
        public void setValues(PreparedStatement statement, int row) throws SQLException {
            var quantity = wanted.get(row).getValue().value();
            var sku = wanted.get(row).getKey().value();
            statement.setInt(1, quantity);
            statement.setInt(2, hold instanceof Hold.During ? quantity : 0);
            statement.setInt(3, hold instanceof Hold.Sold ? quantity : 0);
            statement.setString(4, sku);
            statement.setInt(5, quantity);
            statement.setObject(6, id.value());
            statement.setInt(7, quantity);
            switch (hold) {
                case Hold.Sold _ -> {
                    statement.setString(8, "SOLD");
                    statement.setNull(9, java.sql.Types.DOUBLE);
                }
                case Hold.During(var duration) -> {
                    statement.setString(8, "HELD");
                    statement.setDouble(9, duration.toMillis() / 1000.0);
                }
            }
        }

        @Override
        public int getBatchSize() {
            return wanted.size();
        }
    }
}
