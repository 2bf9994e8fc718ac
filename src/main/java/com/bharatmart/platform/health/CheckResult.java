package com.bharatmart.platform.health;

import com.bharatmart.platform.dependency.DatabaseMonitor;
import com.bharatmart.platform.dependency.DependencyMonitor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;

/**
 * What the checks of a dependency have found.
 *
 * @param latencyMs how long the last check took, in milliseconds
 */
@Schema(requiredProperties = {"status", "latencyMs"})
record CheckResult(Status status, long latencyMs) {

    enum Status {
        UP,
        /** Only of the database: it answers, and accepts no writes. */
        READ_ONLY,
        DOWN
    }

    static CheckResult of(DependencyMonitor monitor, Duration timeout) {
        return new CheckResult(
                status(monitor, timeout), monitor.latency(timeout).toMillis());
    }

    private static Status status(DependencyMonitor monitor, Duration timeout) {
        if (!monitor.isUp(timeout)) {
            return Status.DOWN;
        }
        return monitor instanceof DatabaseMonitor database && database.isReadOnly() ? Status.READ_ONLY : Status.UP;
    }

    CheckResult down() {
        return new CheckResult(Status.DOWN, latencyMs);
    }

    boolean isUp() {
        return status == Status.UP;
    }
}
