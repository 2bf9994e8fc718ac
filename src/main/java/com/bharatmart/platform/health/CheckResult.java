package com.bharatmart.platform.health;

import com.bharatmart.platform.dependency.DependencyMonitor;
import java.time.Duration;

/**
 * What the checks of a dependency have found.
 *
 * @param latencyMs how long the last check took, in milliseconds
 */
record CheckResult(Status status, long latencyMs) {

    enum Status {
        UP,
        DOWN
    }

    static CheckResult of(DependencyMonitor monitor, Duration timeout) {
        return new CheckResult(
                monitor.isUp(timeout) ? Status.UP : Status.DOWN,
                monitor.latency(timeout).toMillis());
    }

    CheckResult down() {
        return new CheckResult(Status.DOWN, latencyMs);
    }

    boolean isUp() {
        return status == Status.UP;
    }
}
