package com.bharatmart.platform.integrity;

import java.time.Duration;

/**
 * How many rows the next slice of a check has: as many as take between a twentieth and a fifth of a second. A row of one
 * check costs more than one of another, and more the older the shop is: a SKU has all of its reservations.
 */
final class SliceSize {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMillis(200);
    private static final int MOST = 1 << 20;

    private int rows = 64;

    /** Never more than the limit. */
    synchronized int atMost(int limit) {
        return Math.min(rows, limit);
    }

    /** After a slice that took so long. */
    synchronized void adapt(Duration time) {
        if (time.compareTo(LONG) > 0) {
            rows = Math.max(1, rows / 2);
        } else if (time.compareTo(SHORT) < 0) {
            rows = Math.min(MOST, rows * 2);
        }
    }
}
