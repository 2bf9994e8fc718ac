package com.bharatmart.platform.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
        if (trip.isNegative() || trip.compareTo(TOLERANCE) > 0) {
            return;
        }
        var measured = Duration.between(asked.plus(trip.dividedBy(2)), database);
        if (measured.minus(offset).abs().compareTo(TOLERANCE) > 0) {
            offset = measured.abs().compareTo(TOLERANCE) > 0 ? measured : Duration.ZERO;
            log.warn("The time of the database, which counts, is that of this instance's clock plus {}", offset);
        }
    }

    /** What is added to the time of this instance's own clock. */
    public Duration value() {
        return offset;
    }
}
