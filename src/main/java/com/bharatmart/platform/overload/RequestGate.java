package com.bharatmart.platform.overload;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The way in for requests. How wide it is follows from how late threads run: that says how much this processor can do,
 * whatever the requests are and whoever else works on this machine.
 */
@Component
class RequestGate implements SmartLifecycle {

    private static final Duration TICK = Duration.ofMillis(10);

    /** The middle one of so many decides, so that one pause of the collector does not. */
    private static final int TICKS = 11;

    private final Gate gate;
    private final AdaptiveLimit limit;
    private volatile @Nullable Thread clock;

    RequestGate(OverloadProperties properties, MeterRegistry metrics) {
        this.gate = new Gate(properties.mostRequests());
        this.limit = new AdaptiveLimit(
                gate, properties.leastRequests(), properties.mostRequests(), properties.schedulingDelay());
        GateMetrics.watch(metrics, "requests", gate);
    }

    Gate gate() {
        return gate;
    }

    @Override
    public void start() {
        clock = Thread.ofVirtual().name("scheduling-delay").start(this::measure);
    }

    private void measure() {
        var late = new long[TICKS];
        try {
            while (true) {
                for (var n = 0; n < TICKS; n++) {
                    var start = System.nanoTime();
                    Thread.sleep(TICK);
                    late[n] = System.nanoTime() - start - TICK.toNanos();
                }
                Arrays.sort(late);
                limit.observe(Duration.ofNanos(late[TICKS / 2]));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        var running = clock;
        if (running != null) {
            running.interrupt();
        }
        clock = null;
    }

    /** From before the first request until after the last one. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }
}
