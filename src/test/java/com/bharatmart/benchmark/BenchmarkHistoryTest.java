package com.bharatmart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkHistoryTest {

    private static final Sample SAMPLE = new Sample(1, null, null);

    @TempDir
    Path folder;

    BenchmarkHistory history;

    @BeforeEach
    void create() {
        history = new BenchmarkHistory(folder.resolve("history.csv"), "EPYC with 2 cores");
    }

    @Test
    void firstRunIsComparedWithNothing() {
        assertThat(history.regressions(rates(0.1, 0.2))).isEmpty();
    }

    @Test
    void tooFewRunsDoNotShowTheSpread() {
        history.add("2026-01-01", rates(0.7, 0.9));
        history.add("2026-01-02", rates(0.7, 0.9));

        assertThat(history.regressions(rates(0.1, 0.2))).isEmpty();
    }

    @Test
    void dropWithinTheSpreadOfTheRunsIsNoRegression() {
        history.add("2026-01-01", rates(0.8, 0.9));
        history.add("2026-01-02", rates(0.7, 0.8));
        history.add("2026-01-03", rates(0.8, 0.9));

        assertThat(history.regressions(rates(0.5, 0.7))).isEmpty();
        assertThat(history.regressions(rates(0.5, 0.69)))
                .singleElement()
                .asString()
                .contains("checkout 1 line");
    }

    @Test
    void ratioThatShouldBeLowIsWorseIfItIsHigher() {
        for (var day = 1; day <= 3; day++) {
            history.add("2026-01-0" + day, times(1.0, 1.1));
        }

        assertThat(history.regressions(times(1.1, 1.3))).isEmpty();
        assertThat(history.regressions(times(1.11, 1.3))).hasSize(1);
    }

    @Test
    void onlyTheNewestRunsCount() {
        history.add("2026-01-01", rates(0.1, 0.2));
        for (var day = 2; day <= 4; day++) {
            history.add("2026-01-0" + day, rates(0.7, 0.9));
        }

        assertThat(history.regressions(rates(0.3, 0.4))).hasSize(1);
    }

    @Test
    void otherMachinesDoNotCount() {
        var other = new BenchmarkHistory(history.file(), "Xeon with 64 cores");
        for (var day = 1; day <= 3; day++) {
            other.add("2026-01-0" + day, rates(0.7, 0.9));
        }

        assertThat(history.regressions(rates(0.3, 0.4))).isEmpty();
        assertThat(other.regressions(rates(0.3, 0.4))).hasSize(1);
    }

    @Test
    void whatHasNoGoalIsNotJudged() {
        for (var day = 1; day <= 3; day++) {
            history.add("2026-01-0" + day, rates(0.7, 0.9));
        }

        assertThat(history.regressions(results(null, 0.3, 0.4))).isEmpty();
    }

    private static List<Scenario.Result> rates(double lowest, double highest) {
        return results(Goal.atLeast(0.75), lowest, highest);
    }

    private static List<Scenario.Result> times(double lowest, double highest) {
        return results(Goal.atMost(1.2), lowest, highest);
    }

    private static List<Scenario.Result> results(@Nullable Goal goal, double lowest, double highest) {
        var scenario = new Scenario("checkout, 1 line", "limit", _ -> SAMPLE, _ -> SAMPLE, Sample::perSecond, goal);
        return List.of(new Scenario.Result(scenario, SAMPLE, SAMPLE, List.of(lowest, highest)));
    }
}
