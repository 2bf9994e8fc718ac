package com.bharatmart.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something measured against its limit. Each measurement of the one follows one of the other, so that a machine that
 * becomes slower for a while slows both.
 *
 * @param limit takes a measurement of so many seconds
 * @param subject as limit
 * @param compared which number of the two makes the ratio
 */
record Scenario(
        String name,
        String limitName,
        IntFunction<Sample> limit,
        IntFunction<Sample> subject,
        ToDoubleFunction<Sample> compared,
        @Nullable Goal goal) {

    static Scenario ofRate(
            String name,
            String limitName,
            IntFunction<Sample> limit,
            IntFunction<Sample> subject,
            @Nullable Goal goal) {
        return new Scenario(name, limitName, limit, subject, Sample::perSecond, goal);
    }

    boolean isBetterIfLower() {
        return goal != null && !goal.atLeast();
    }

    /** Measures all of them in turn, as often as there are rounds. */
    static List<Result> measure(List<Scenario> scenarios, Settings settings, @Nullable FlightRecorder recorder) {
        scenarios.forEach(scenario -> scenario.warmUp(settings.warmUp()));
        var rounds = new ArrayList<List<Result>>();
        for (var round = 1; round <= settings.rounds(); round++) {
            var results = new ArrayList<Result>();
            for (var scenario : scenarios) {
                results.add(scenario.measure(settings.seconds(), round == 1 ? recorder : null));
            }
            rounds.add(results);
        }
        return IntStream.range(0, scenarios.size())
                .mapToObj(i ->
                        Result.median(rounds.stream().map(round -> round.get(i)).toList()))
                .toList();
    }

    private void warmUp(int seconds) {
        warmUp("warm-up of " + limitName, limit, seconds);
        warmUp("warm-up", subject, seconds);
    }

    private void warmUp(String what, IntFunction<Sample> load, int seconds) {
        WarmUp.run(seconds, time -> {
            var sample = load.apply(time);
            say(what, sample);
            return sample.perSecond();
        });
    }

    private Result measure(int seconds, @Nullable FlightRecorder recorder) {
        var atLimit = limit.apply(seconds);
        say(limitName, atLimit);
        var measured = recorder == null ? subject.apply(seconds) : recorder.record(name, () -> subject.apply(seconds));
        say("measured", measured);
        return Result.of(this, atLimit, measured);
    }

    private void say(String what, Sample sample) {
        System.out.printf(
                "%s, %s: %.0f/s, p50 %s ms, p99 %s ms%n", name, what, sample.perSecond(), sample.p50(), sample.p99());
    }

    /**
     * Both measurements, or the medians of both over the rounds.
     *
     * @param ratios of each round, the lowest first
     */
    record Result(Scenario scenario, Sample limit, Sample subject, List<Double> ratios) {

        Result {
            ratios = List.copyOf(ratios);
        }

        private static Result of(Scenario scenario, Sample limit, Sample subject) {
            var compared = scenario.compared;
            return new Result(
                    scenario, limit, subject, List.of(compared.applyAsDouble(subject) / compared.applyAsDouble(limit)));
        }

        /** Of the worst round. */
        double ratio() {
            return scenario.isBetterIfLower() ? ratios.getLast() : ratios.getFirst();
        }

        private static Result median(List<Result> results) {
            return new Result(
                    results.getFirst().scenario,
                    Sample.median(results.stream().map(Result::limit).toList()),
                    Sample.median(results.stream().map(Result::subject).toList()),
                    results.stream()
                            .flatMap(result -> result.ratios.stream())
                            .sorted()
                            .toList());
        }
    }
}
