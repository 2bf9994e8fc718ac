package com.bharatmart.platform.integrity;

import java.time.Duration;

/**
 * How many rows the next slice of a check has: as many as take between a twentieth and a fifth of a second. A row of one
 * check costs more than one of another, and more the older the shop is: a SKU has all of its reservations.
 */
final class SliceSize {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMillis(200);

    private int rows = 64;

    /** The rows of the next slice, never more than the limit. */
    synchronized int atMost(int limit) {
        rows = Math.min(rows, limit);
        return rows;
    }

    /** After a slice that took so long: once after each {@link #atMost}. */
    synchronized void adapt(Duration time) {
        if (time.compareTo(LONG) > 0) {
            rows = Math.max(1, rows / 2);
        } else if (time.compareTo(SHORT) < 0) {
            rows *= 2;
        }
    }
}
