package com.bharatmart.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything that was found out, as Markdown. */
final class Report {

    private final StringBuilder text = new StringBuilder();
    private final List<Scenario.Result> results = new ArrayList<>();
    private final String date = Instant.now().truncatedTo(ChronoUnit.MINUTES).toString();

    Report(Machine machine, Settings settings) {
        line("# Benchmark");
        line("");
        line(
                "%s, %d connections, medians of %d rounds of %d s, after warm-ups of %d s until they were no longer faster, ratios of the worst round, %,d products."
                                .formatted(
                                        date,
                                        Settings.CONNECTIONS,
                                        settings.rounds(),
                                        settings.seconds(),
                                        settings.warmUp(),
                                        settings.products())
                        + (settings.profile() ? " The service was profiled in the first round, which slows it." : ""));
        line("");
        line("| machine | |");
        line("| --- | --- |");
        machine.facts().forEach(fact -> line("| %s | %s |".formatted((Object[]) fact)));
        line("");
        line("| scenario | per second | p50 ms | p99 ms | limit | ratio | rounds | goal | met |");
        line("| --- | ---: | ---: | ---: | --- | ---: | --- | --- | --- |");
    }

    void add(List<Scenario.Result> results) {
        this.results.addAll(results);
        for (var result : results) {
            var subject = result.subject();
            line("| %s | %,.0f | %s | %s | %s | %.2f | %s | %s |"
                    .formatted(
                            result.scenario().name(),
                            subject.perSecond(),
                            milliseconds(subject.p50()),
                            milliseconds(subject.p99()),
                            limit(result),
                            result.ratio(),
                            spread(result.ratios()),
                            verdict(result.scenario().goal(), result.ratio())));
        }
    }

    /** A number that has no limit of its own on this machine. */
    void add(String what, double value, @Nullable Goal goal) {
        line("| %s: %s | | | | | | | %s |"
                .formatted(what, NumberFormat.getInstance(Locale.ROOT).format(value), verdict(goal, value)));
    }

    /** How long each form takes, and its part of what the jar takes. */
    void add(Map<StartUps.Form, Duration> startUps, Goal goal) {
        var jar = Objects.requireNonNull(startUps.get(StartUps.Form.JAR));
        startUps.forEach((form, time) -> {
            var ratio = (double) time.toMillis() / jar.toMillis();
            line("| first healthy answer after %.1f s: %s | | | | the jar | %.2f | | %s |"
                    .formatted(
                            time.toMillis() / 1000.0,
                            form.text(),
                            ratio,
                            verdict(form == StartUps.Form.CACHED ? goal : null, ratio)));
        });
    }

    void add(Transcript transcript) {
        line("");
        line("## %s: %d round trips"
                .formatted(transcript.name(), transcript.roundTrips().size()));
        line("");
        line("```sql");
        text.append(RoundTrip.text(transcript.roundTrips()));
        line("```");
    }

    /** Adds the ratios to those of earlier runs, and fails if one is worse than before. */
    void compare(BenchmarkHistory history) {
        var regressions = history.regressions(results);
        history.add(date, results);
        if (!regressions.isEmpty()) {
            throw new BenchmarkFailed("worse than before:\n" + String.join("\n", regressions));
        }
    }

    Path write() {
        System.out.println(text);
        try {
            return Files.writeString(Path.of("target", "benchmark.md").toAbsolutePath(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lowest and the highest ratio of a round. */
    private static String spread(List<Double> ratios) {
        return "%.2f to %.2f".formatted(ratios.getFirst(), ratios.getLast());
    }

    private static String limit(Scenario.Result result) {
        var limit = result.limit();
        return "%s: %,.0f/s".formatted(result.scenario().limitName(), limit.perSecond())
                + (limit.p99() == null
                        ? ""
                        : ", p50 %s, p99 %s".formatted(milliseconds(limit.p50()), milliseconds(limit.p99())));
    }

    private static String verdict(@Nullable Goal goal, double value) {
        return goal == null ? " | " : goal + " | " + (goal.isMetBy(value) ? "yes" : "**no**");
    }

    private static String milliseconds(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.1f", value);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
