package com.bharatmart.platform.overload;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a request may wait in a queue. In a queue that comes and goes, it may wait for the whole time. A queue that stays
 * does not get shorter by waiting: it only makes every request late. Then a request that is not served at once is rejected
 * soon. After B. Maurer, "Fail at Scale", ACM Queue 13(8), 2015, "controlled delay". Not thread-safe.
 */
final class ControlledDelay {

    /** A queue that has not been empty for this part of the longest wait is a standing queue. */
    private static final int STANDING_DIVISOR = 3;

    /** In a standing queue the wait is this many times shorter. */
    private static final int TIMEOUT_DIVISOR = 15;

    private final LongSupplier clock;
    private long lastEmpty;

    /** @param clock nanoseconds */
    ControlledDelay(LongSupplier clock) {
        this.clock = clock;
        this.lastEmpty = clock.getAsLong();
    }

    /** Records that the queue is empty now. */
    void markEmpty() {
        lastEmpty = clock.getAsLong();
    }

    boolean isStanding(Duration maxWait) {
        return clock.getAsLong() - lastEmpty > maxWait.toNanos() / STANDING_DIVISOR;
    }

    /** How long a request may wait that would wait no longer than this. */
    Duration timeout(Duration maxWait) {
        return isStanding(maxWait) ? maxWait.dividedBy(TIMEOUT_DIVISOR) : maxWait;
    }
}
