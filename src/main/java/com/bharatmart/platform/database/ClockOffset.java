package com.bharatmart.platform.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the clock of this instance is from the one of the database. A difference of less than {@link #TOLERANCE} changes
 * nothing, so that the inaccuracy of the measurement moves no time.
 */
public final class ClockOffset {

    private static final Logger log = LoggerFactory.getLogger(ClockOffset.class);

    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final Clock system;
    private volatile Duration offset = Duration.ZERO;
    private volatile @Nullable Duration measured;

    public ClockOffset(Clock system) {
        this.system = system;
    }

    /** The time of this instance's own clock. */
    public Instant systemTime() {
        return system.instant();
    }

    /**
     * Compares the clocks. An answer that took longer than {@link #TOLERANCE} says too little.
     *
     * @param asked the time of this instance's own clock before the database was asked
     * @param database the time of the database
     */
    public void compare(Instant asked, Instant database) {
        var trip = Duration.between(asked, systemTime());
        var ahead = Duration.between(asked.plus(trip.dividedBy(2)), database);
        measured = ahead;
        if (trip.isNegative() || trip.compareTo(TOLERANCE) > 0) {
            return;
        }
        if (ahead.minus(offset).abs().compareTo(TOLERANCE) > 0) {
            offset = ahead.abs().compareTo(TOLERANCE) > 0 ? ahead : Duration.ZERO;
            log.warn("The time of the database, which counts, is that of this instance's clock plus {}", offset);
        }
    }

    /**
     * How far the time of the database was ahead of this instance's own clock at the last answer, negative if behind; half of
     * the time that the answer took is its uncertainty. Null before the first.
     */
    public @Nullable Duration measured() {
        return measured;
    }

    /** What is added to the time of this instance's own clock. */
    public Duration value() {
        return offset;
    }
}
