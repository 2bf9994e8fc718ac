package com.bharatmart.platform.dependency;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** {@code dependency_away}, for each dependency that requests fail fast without, and what is known of the database. */
@Component
class DependencyMetrics implements MeterBinder {

    private final List<DependencyMonitor> monitors;
    private final DatabaseMonitor database;

    DependencyMetrics(List<DependencyMonitor> monitors, DatabaseMonitor database) {
        this.monitors = monitors;
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("database.read.only", database, it -> it.isReadOnly() ? 1 : 0)
                .description("1 while the database answers and accepts no writes")
                .register(registry);
        TimeGauge.builder("database.clock.offset", database, TimeUnit.MICROSECONDS, DependencyMetrics::clockOffset)
                .description("How far the clock of this instance is ahead of the database's")
                .register(registry);
        for (var monitor : monitors) {
            Gauge.builder("dependency.away", monitor, it -> it.isAway() ? 1 : 0)
                    .description("1 while requests fail at once because the dependency does not answer")
                    .tag("dependency", monitor.name())
                    .register(registry);
        }
    }

    private static double clockOffset(DatabaseMonitor database) {
        var offset = database.clockOffset();
        return offset == null ? Double.NaN : TimeUnit.MICROSECONDS.convert(offset);
    }
}
