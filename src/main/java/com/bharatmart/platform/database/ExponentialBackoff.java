package com.bharatmart.platform.database;

import java.time.Duration;

/**
 * How long work waits for its next attempt: twice as long after each one.
 *
 * @param first after the first attempt
 * @param max the longest wait
 */
public record ExponentialBackoff(Duration first, Duration max) {

    /** @param attempt 1 for the first one */
    public Duration after(int attempt) {
        var delay = first;
        for (var n = 1; n < attempt && delay.compareTo(max) < 0; n++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(max) < 0 ? delay : max;
    }
}
