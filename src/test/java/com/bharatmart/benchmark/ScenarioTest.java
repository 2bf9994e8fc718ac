package com.bharatmart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    private static final int SECONDS = 6;
    private static final int WARM_UP = 32;

    final List<Integer> loads = new ArrayList<>();

    @Test
    void warmUpIsRepeatedUntilItIsNoLongerFaster() {
        var result = measure(rates(100, 200, 300, 310, 300, 305, 311));

        assertThat(loads).containsExactly(WARM_UP, WARM_UP, WARM_UP, WARM_UP, WARM_UP, SECONDS, SECONDS);
        assertThat(result.ratios()).containsExactly(3.05, 3.11);
    }

    @Test
    void warmUpEndsEvenIfItBecomesFasterEachTime() {
        measure(_ -> sample(Math.pow(2, loads.size())));

        assertThat(loads).hasSize(12 + 2).endsWith(WARM_UP, SECONDS, SECONDS);
    }

    private Scenario.Result measure(IntFunction<Sample> subject) {
        IntFunction<Sample> recorded = seconds -> {
            loads.add(seconds);
            return subject.apply(seconds);
        };
        var scenario = Scenario.ofRate("checkout", "pgbench", _ -> sample(100), recorded, null);
        return Scenario.measure(List.of(scenario), settings(), null).getFirst();
    }

    /** The first, the second and so on. */
    private IntFunction<Sample> rates(double... rates) {
        return _ -> sample(rates[loads.size() - 1]);
    }

    private static Sample sample(double perSecond) {
        return new Sample(perSecond, null, null);
    }

    private static Settings settings() {
        var none = Path.of("none");
        return new Settings(none, SECONDS, WARM_UP, 2, 1, 1, 1, 1, 1, 1, "all", none, false);
    }
}
