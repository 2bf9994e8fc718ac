package com.bharatmart.platform.health;

import com.bharatmart.platform.draining.DrainLifecycle;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All checks, and what they come to. Reading it waits for nothing. */
@Component
class HealthChecks implements SmartLifecycle, MeterBinder {

    private final List<Probe> probes;
    private final PeerHealth fleet;
    private final DrainLifecycle draining;
    private volatile boolean running;

    HealthChecks(List<HealthCheck> checks, HealthProperties properties, PeerHealth fleet, DrainLifecycle draining) {
        this.probes = checks.stream().map(check -> new Probe(check, properties)).toList();
        this.fleet = fleet;
        this.draining = draining;
    }

    HealthStatus status(SequencedMap<String, CheckResult> results) {
        if (draining.isDraining()) {
            return HealthStatus.DRAINING;
        }
        var lost = probes.stream()
                .filter(probe ->
                        !results.getOrDefault(probe.name(), probe.result()).isUp())
                .toList();
        if (lost.isEmpty()) {
            return HealthStatus.UP;
        }
        var alone = lost.stream().anyMatch(Probe::isVital) && !fleet.hasLostTheDatabase();
        return alone ? HealthStatus.DOWN : HealthStatus.DEGRADED;
    }

    /** By name. */
    SequencedMap<String, CheckResult> results() {
        var results = new LinkedHashMap<String, CheckResult>();
        probes.forEach(probe -> results.put(probe.name(), probe.result()));
        return results;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        probes.forEach(probe -> Gauge.builder(
                        "health.check.up", probe, it -> it.result().isUp() ? 1 : 0)
                .description("1 if the last check of what this instance needs succeeded, else 0")
                .tag("check", probe.name())
                .register(registry));
    }

    /** Before the first request, which may be one for the result. */
    @Override
    public void start() {
        running = true;
        probes.forEach(Probe::start);
        try {
            for (var probe : probes) {
                probe.awaitFirst();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        probes.forEach(Probe::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Started before the web server, and stopped after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
