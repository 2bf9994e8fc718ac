package com.bharatmart.platform.overload;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long it makes sense to wait in a queue. One that comes and goes is worth a wait. One that stays does not go
 * away by waiting: it only makes everybody late who gets in. Then who is not served at once may go at once. After B.
 * Maurer, "Fail at Scale", ACM Queue 13(8), 2015, "controlled delay". Not safe for threads.
 */
final class ControlledDelay {

    /** A queue stays that has been there for such a part of the longest wait. */
    private static final int STAYING = 3;

    /** So many times shorter is the wait in a queue that stays. */
    private static final int LESS = 15;

    private final LongSupplier clock;
    private long empty;

    /** @param clock nanoseconds */
    ControlledDelay(LongSupplier clock) {
        this.clock = clock;
        this.empty = clock.getAsLong();
    }

    /** Nobody waits at the moment. */
    void nobodyWaits() {
        empty = clock.getAsLong();
    }

    /** How long to wait of what one is willing to. */
    Duration of(Duration most) {
        return clock.getAsLong() - empty > most.toNanos() / STAYING ? most.dividedBy(LESS) : most;
    }
}
