package com.bharatmart.platform.overload;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The {@code Retry-After} of rejected requests: a random time up to a maximum that doubles in each second in which many more
 * requests are rejected than served, and halves in each second in which fewer are. If all rejected clients were told one
 * second, all of them would return each second and leave no capacity to serve any. After M. Brooker, "Exponential Backoff And
 * Jitter", AWS Architecture Blog, 2015; the exponent is kept by the server, which knows how many clients there are.
 */
final class RetryAfterPolicy {

    /** Seconds. */
    private static final int MIN_DELAY = 1;

    /** Upper bound while few requests are rejected, in seconds. */
    private static final int MIN_UPPER_BOUND = 3;

    /** Upper bound in any case, in seconds: about as long as it takes to see that the overload is over. */
    private static final int MAX_UPPER_BOUND = 30;

    /** The upper bound doubles when more requests than this are rejected for each served one. */
    private static final int MAX_REJECTIONS_PER_SUCCESS = 2;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier clock;
    private long windowStart;
    private int served;
    private int rejected;
    private int upperBound = MIN_UPPER_BOUND;

    /** @param clock nanoseconds */
    RetryAfterPolicy(LongSupplier clock) {
        this.clock = clock;
        this.windowStart = clock.getAsLong();
    }

    synchronized void recordServed() {
        closeWindow();
        served++;
    }

    /** Returns the {@code Retry-After} of the rejected request, in seconds. */
    synchronized int recordRejected() {
        closeWindow();
        rejected++;
        return ThreadLocalRandom.current().nextInt(MIN_DELAY, upperBound + 1);
    }

    /** Adapts the upper bound once a second. */
    private void closeWindow() {
        var elapsed = clock.getAsLong() - windowStart;
        if (elapsed < SECOND) {
            return;
        }
        if (rejected > MAX_REJECTIONS_PER_SUCCESS * served) {
            upperBound = Math.min(MAX_UPPER_BOUND, upperBound * 2);
        } else if (rejected < served) {
            upperBound = Math.max(MIN_UPPER_BOUND, upperBound / 2);
        }
        if (elapsed > MAX_UPPER_BOUND * SECOND) {
            upperBound = MIN_UPPER_BOUND;
        }
        served = 0;
        rejected = 0;
        windowStart += elapsed;
    }
}
