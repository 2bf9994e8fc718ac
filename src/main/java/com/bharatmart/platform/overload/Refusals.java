package com.bharatmart.platform.overload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts those whom a gate has turned away. */
final class Refusals {

    private final Map<Priority, Counter> counters = new EnumMap<>(Priority.class);

    Refusals(MeterRegistry metrics, String gate) {
        for (var priority : Priority.values()) {
            counters.put(
                    priority,
                    Counter.builder("overload.refused")
                            .description("How many were turned away")
                            .tag("gate", gate)
                            .tag(
                                    "priority",
                                    priority.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(metrics));
        }
    }

    void count(Priority priority) {
        Objects.requireNonNull(counters.get(priority)).increment();
    }
}
