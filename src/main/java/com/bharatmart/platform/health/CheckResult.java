package com.bharatmart.platform.health;

import java.time.Duration;

/**
 * What a check has found.
 *
 * @param latencyMs how long it took to find out, in milliseconds
 */
record CheckResult(Status status, long latencyMs) {

    enum Status {
        UP,
        DOWN
    }

    static CheckResult of(Status status, Duration latency) {
        return new CheckResult(status, latency.toMillis());
    }

    boolean isUp() {
        return status == Status.UP;
    }
}
