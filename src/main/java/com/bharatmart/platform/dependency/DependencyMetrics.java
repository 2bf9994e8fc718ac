package com.bharatmart.platform.dependency;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code dependency_away}, for each dependency that requests fail fast without. */
@Component
class DependencyMetrics implements MeterBinder {

    private final List<DependencyMonitor> monitors;

    DependencyMetrics(List<DependencyMonitor> monitors) {
        this.monitors = monitors;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var monitor : monitors) {
            Gauge.builder("dependency.away", monitor, it -> it.isAway() ? 1 : 0)
                    .description("1 while requests fail at once because the dependency does not answer")
                    .tag("dependency", monitor.name())
                    .register(registry);
        }
    }
}
