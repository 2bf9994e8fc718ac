package com.bharatmart.platform.integrity;

import com.bharatmart.platform.integrity.IntegrityCheckRepository.State;
import com.bharatmart.platform.metrics.PolledValue;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What the checks have found, and whether they run. */
@Component
class IntegrityMetrics {

    private final PolledValue<Map<String, State>> states;

    IntegrityMetrics(List<IntegrityCheck> checks, IntegrityCheckRepository repository, MeterRegistry registry) {
        var names = checks.stream().map(IntegrityCheck::name).toList();
        this.states = new PolledValue<>("What the integrity checks have found", () -> repository.states(names));
        for (var name : names) {
            states.gauge(
                            "integrity.violations",
                            "Rows that break the rule",
                            all -> value(all.get(name), State::violations))
                    .tag("check", name)
                    .register(registry);
            states.gauge(
                            "integrity.check.age",
                            "Time since all rows were checked",
                            all -> value(all.get(name), State::ageSeconds))
                    .baseUnit("seconds")
                    .tag("check", name)
                    .register(registry);
        }
    }

    /** Unknown until the check was added to the database. */
    private static double value(@Nullable State state, ToDoubleFunction<State> part) {
        return state == null ? Double.NaN : part.applyAsDouble(state);
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT1S")
    void refresh() {
        states.refresh();
    }
}
