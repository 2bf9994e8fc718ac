package com.bharatmart.platform.overload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Counts those whom a gate has turned away. */
final class Refusals {

    private final List<Counter> counters;

    Refusals(MeterRegistry metrics, String gate) {
        this.counters = Stream.of(Priority.values())
                .map(priority -> Counter.builder("overload.refused")
                        .description("How many were turned away")
                        .tag("gate", gate)
                        .tag("priority", priority.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .register(metrics))
                .toList();
    }

    void count(Priority priority) {
        counters.get(priority.ordinal()).increment();
    }
}
