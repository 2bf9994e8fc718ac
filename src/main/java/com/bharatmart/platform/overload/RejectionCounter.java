package com.bharatmart.platform.overload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts the requests that a limiter rejects. */
final class RejectionCounter {

    private final Map<Priority, Counter> counters;

    RejectionCounter(MeterRegistry metrics, String limiter) {
        counters = Priority.each(priority -> Counter.builder("overload.refused")
                .description("Requests that were rejected")
                .tag(LimiterMetrics.LIMITER_TAG, limiter)
                .tag("priority", priority.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(metrics));
    }

    void count(Priority priority) {
        Objects.requireNonNull(counters.get(priority)).increment();
    }
}
