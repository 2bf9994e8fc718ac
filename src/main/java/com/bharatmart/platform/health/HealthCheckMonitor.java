package com.bharatmart.platform.health;

import com.bharatmart.platform.dependency.DependencyMonitor;
import java.time.Duration;

/** Monitors what a {@link HealthCheck} of a module checks. */
final class HealthCheckMonitor extends DependencyMonitor {

    private final HealthCheck check;

    HealthCheckMonitor(HealthCheck check, Duration interval) {
        super(check.name(), interval);
        this.check = check;
    }

    @Override
    protected void check() throws Exception {
        check.run();
    }
}
