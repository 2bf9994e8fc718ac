package com.bharatmart.platform.overload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** The metrics of a limiter; {@code gate} is the published name of the label. */
final class LimiterMetrics {

    static final String LIMITER_TAG = "gate";

    private LimiterMetrics() {}

    static void register(MeterRegistry metrics, String name, PriorityLimiter limiter) {
        Gauge.builder("overload.limit", limiter, PriorityLimiter::limit)
                .description("The current limit of permits")
                .tag(LIMITER_TAG, name)
                .register(metrics);
        Gauge.builder("overload.inside", limiter, PriorityLimiter::permits)
                .description("Permits that are taken")
                .tag(LIMITER_TAG, name)
                .register(metrics);
        Gauge.builder("overload.waiting", limiter, PriorityLimiter::waiting)
                .description("Requests that wait for a permit")
                .tag(LIMITER_TAG, name)
                .register(metrics);
    }
}
