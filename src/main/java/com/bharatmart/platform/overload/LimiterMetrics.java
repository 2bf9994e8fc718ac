package com.bharatmart.platform.overload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What an operator sees of a gate. */
final class LimiterMetrics {

    private static final String GATE = "gate";

    private LimiterMetrics() {}

    static void watch(MeterRegistry metrics, String name, PriorityLimiter gate) {
        Gauge.builder("overload.limit", gate, PriorityLimiter::limit)
                .description("How many are let in at once, as things are")
                .tag(GATE, name)
                .register(metrics);
        Gauge.builder("overload.inside", gate, PriorityLimiter::inside)
                .description("How many are in")
                .tag(GATE, name)
                .register(metrics);
        Gauge.builder("overload.waiting", gate, PriorityLimiter::waiting)
                .description("How many wait to be let in")
                .tag(GATE, name)
                .register(metrics);
    }
}
