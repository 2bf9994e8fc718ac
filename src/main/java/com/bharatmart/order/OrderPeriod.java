package com.bharatmart.order;

import com.bharatmart.platform.database.SqlConditions;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A range of the times at which orders were placed. Ids sort by time, so that it is also a range of ids, for the primary key.
 * The id comes from the clock of an instance, which may differ from the time of the database by {@link #MAX_ID_DELAY}.
 *
 * @param from placed at this time or later
 * @param to placed before this time
 */
public record OrderPeriod(@Nullable Instant from, @Nullable Instant to) {

    private static final Duration MAX_ID_DELAY = Duration.ofMinutes(15);

    private static final Instant MIN_TIME = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant MAX_TIME = Instant.parse("9999-01-01T00:00:00Z");

    /** Adds the conditions on the columns {@code id} and {@code placed_at} of {@code orders}. */
    public void addTo(SqlConditions conditions) {
        if (from != null) {
            var start = clamped(from);
            conditions
                    .and("id >= ?", UuidCreator.getTimeOrderedEpochMin(start.minus(MAX_ID_DELAY)))
                    .and("placed_at >= ?", start.atOffset(ZoneOffset.UTC));
        }
        if (to != null) {
            var end = clamped(to);
            conditions
                    .and("id <= ?", UuidCreator.getTimeOrderedEpochMax(end.plus(MAX_ID_DELAY)))
                    .and("placed_at < ?", end.atOffset(ZoneOffset.UTC));
        }
    }

    /** The nearest time for which an id exists. */
    private static Instant clamped(Instant time) {
        if (time.isBefore(MIN_TIME)) {
            return MIN_TIME;
        }
        return time.isAfter(MAX_TIME) ? MAX_TIME : time;
    }
}
