package com.bharatmart.inventory;

import com.bharatmart.platform.database.DeferredWrites;
import com.bharatmart.platform.database.SqlState;
import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** The table {@code reservation}, by its primary key, except for the search of expired reservations. */
@Repository
class ReservationRepository {

    /** Fails unless each of so many SKUs of a reservation was reserved and has units left. */
    private static final String REQUIRE_REMAINING = """
            SELECT 1 / (count(*) = ?)::int FROM reservation WHERE id = ? AND remaining > 0""";

    private static final String CONFIRM = """
            UPDATE reservation SET state = 'SOLD', expires_at = NULL
            WHERE id = ? AND state = 'HELD' AND expires_at > now()
            RETURNING sku, quantity, false AS sold""";

    private static final String EXPIRE = """
            UPDATE reservation SET state = 'RELEASED', expires_at = NULL
            WHERE id = ? AND state = 'HELD' AND expires_at <= now()
            RETURNING sku, quantity, false AS sold""";

    /** RETURNING has the old values only since PostgreSQL 18, so the statement locks and reads the rows first. */
    private static final String RELEASE = """
            WITH kept AS (
                SELECT id, sku, state FROM reservation WHERE id = ? AND state <> 'RELEASED' FOR UPDATE)
            UPDATE reservation SET state = 'RELEASED', expires_at = NULL
            FROM kept WHERE reservation.id = kept.id AND reservation.sku = kept.sku
            RETURNING reservation.sku, quantity, kept.state = 'SOLD' AS sold""";

    private static final String EXTEND = """
            UPDATE reservation SET expires_at = greatest(expires_at, now() + make_interval(secs => ?))
            WHERE id = ? AND state = 'HELD' AND expires_at > now()""";

    private static final String REMAINING = """
            SELECT (extract(epoch FROM min(expires_at) - now()) * 1000)::bigint FROM reservation
            WHERE id = ? AND state = 'HELD' AND expires_at > now()""";

    /** A row has at least one unit, so a row without any sold unit is released as a whole. */
    private static final String TAKE_BACK = """
            UPDATE reservation r SET
                quantity = CASE WHEN r.quantity > b.quantity THEN r.quantity - b.quantity ELSE r.quantity END,
                state = CASE WHEN r.quantity > b.quantity THEN 'SOLD' ELSE 'RELEASED' END
            FROM unnest(?::text[], ?::int[]) AS b (sku, quantity)
            WHERE r.id = ? AND r.sku = b.sku AND r.state = 'SOLD' AND r.quantity >= b.quantity
            RETURNING r.sku, b.quantity, true AS sold""";

    /** By the partial index {@code reservation_expires_at}. */
    private static final String OVERDUE = """
            SELECT DISTINCT id FROM (
                SELECT id FROM reservation WHERE state = 'HELD' AND expires_at <= now()
                ORDER BY expires_at LIMIT ?) AS overdue""";

    private static final RowMapper<ReservedUnits> UNITS =
            (row, _) -> new ReservedUnits(new Sku(row.getString(1)), row.getInt(2), row.getBoolean(3));

    private final JdbcTemplate jdbc;
    private final DeferredWrites writes;

    ReservationRepository(JdbcTemplate jdbc, DeferredWrites writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    /**
     * Reserves each SKU that has enough units, in one round trip, after the deferred writes of the transaction.
     *
     * @return the available units that remain, for each reserved SKU
     */
    Map<Sku, Integer> reserve(ReservationId id, Map<Sku, Quantity> quantities, Hold hold) {
        var remaining = new HashMap<Sku, Integer>();
        writes.query(
                ReservationStatement.of(id, quantities, hold),
                row -> remaining.put(new Sku(row.getString(1)), row.getInt(2)));
        return remaining;
    }

    /**
     * Reserves in the round trip of the commit, which fails with the state {@link SqlState#DIVISION_BY_ZERO} if a SKU does not
     * have enough units, or none left after it.
     */
    void reserveWithCommit(ReservationId id, Map<Sku, Quantity> quantities, Hold hold) {
        writes.add(ReservationStatement.of(id, quantities, hold));
        writes.add(SqlStatement.of(REQUIRE_REMAINING, quantities.size(), id.value()));
    }

    List<ReservedUnits> confirm(ReservationId id) {
        return jdbc.query(CONFIRM, UNITS, id.value());
    }

    List<ReservedUnits> expire(ReservationId id) {
        return jdbc.query(EXPIRE, UNITS, id.value());
    }

    List<ReservedUnits> release(ReservationId id) {
        return jdbc.query(RELEASE, UNITS, id.value());
    }

    void extend(ReservationId id, Duration duration) {
        jdbc.update(EXTEND, duration.toMillis() / 1000.0, id.value());
    }

    /** Null if the reservation is not held. */
    @Nullable Duration remaining(ReservationId id) {
        var millis = jdbc.query(REMAINING, (row, _) -> row.getObject(1, Long.class), id.value())
                .getFirst();
        return millis == null ? null : Duration.ofMillis(millis);
    }

    /** Returns what has been taken back: not the SKUs that do not have so many sold units. */
    List<ReservedUnits> takeBack(ReservationId id, Map<Sku, Quantity> units) {
        var counts = units.values().stream().map(Quantity::value).toArray(Integer[]::new);
        return jdbc.query(TAKE_BACK, UNITS, StockLevelRepository.names(units.keySet()), counts, id.value());
    }

    List<ReservationId> overdue(int limit) {
        return jdbc.query(OVERDUE, (row, _) -> new ReservationId(row.getObject(1, UUID.class)), limit);
    }
}
