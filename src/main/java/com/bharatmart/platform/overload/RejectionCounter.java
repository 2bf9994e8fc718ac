package com.bharatmart.platform.overload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts those whom a gate has turned away. */
final class RejectionCounter {

    private final Map<Priority, Counter> counters;

    RejectionCounter(MeterRegistry metrics, String gate) {
        counters = Priority.each(priority -> Counter.builder("overload.refused")
                .description("How many were turned away")
                .tag("gate", gate)
                .tag("priority", priority.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(metrics));
    }

    void count(Priority priority) {
        Objects.requireNonNull(counters.get(priority)).increment();
    }
}
