package com.bharatmart.platform.health;

import com.bharatmart.platform.dependency.DatabaseMonitor;
import com.bharatmart.platform.dependency.DependencyMonitor;
import com.bharatmart.platform.dependency.RedisMonitor;
import com.bharatmart.platform.draining.DrainLifecycle;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The results of all checks, and the status of this instance that follows from them. Never waits for a dependency. */
@Component
class HealthChecks implements SmartLifecycle, MeterBinder {

    private final DependencyMonitor database;
    private final DependencyMonitor redis;
    private final List<HealthCheckMonitor> others;
    private final PeerHealth peers;
    private final DrainLifecycle draining;
    private final Duration timeout;
    private volatile boolean running;

    HealthChecks(
            DatabaseMonitor database,
            RedisMonitor redis,
            List<HealthCheck> others,
            PeerHealth peers,
            DrainLifecycle draining,
            HealthProperties properties) {
        this.database = database;
        this.redis = redis;
        this.others = others.stream()
                .map(check -> new HealthCheckMonitor(check, properties.interval()))
                .toList();
        this.peers = peers;
        this.draining = draining;
        this.timeout = properties.timeout();
    }

    HealthStatus status(SequencedMap<String, CheckResult> results) {
        if (draining.isDraining()) {
            return HealthStatus.DRAINING;
        }
        if (results.values().stream().allMatch(CheckResult::isUp)) {
            return HealthStatus.UP;
        }
        var known = result(results, redis).isUp() ? peers.bestDatabase() : null;
        return HealthStatus.without(result(results, database).status(), known, peers.isFailingOver());
    }

    private static CheckResult result(SequencedMap<String, CheckResult> results, DependencyMonitor monitor) {
        return Objects.requireNonNull(results.get(monitor.name()));
    }

    /** By name. */
    SequencedMap<String, CheckResult> results() {
        var results = new LinkedHashMap<String, CheckResult>();
        monitors().forEach(monitor -> results.put(monitor.name(), result(monitor)));
        return results;
    }

    private CheckResult result(DependencyMonitor monitor) {
        var result = CheckResult.of(monitor, timeout);
        return monitor == redis && !peers.hasExchanged() ? result.down() : result;
    }

    private Stream<DependencyMonitor> monitors() {
        return Stream.concat(Stream.of(database, redis), others.stream());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        monitors()
                .forEach(monitor -> Gauge.builder(
                                "health.check.up", monitor, it -> result(it).isUp() ? 1 : 0)
                        .description("1 if this instance can use the dependency, else 0")
                        .tag("check", monitor.name())
                        .register(registry));
    }

    /** Waits for the first results: the first request may be one for the health. */
    @Override
    public void start() {
        running = true;
        others.forEach(DependencyMonitor::start);
        try {
            for (var monitor : monitors().toList()) {
                monitor.awaitFirstCheck(timeout);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        others.forEach(DependencyMonitor::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the web server and stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
