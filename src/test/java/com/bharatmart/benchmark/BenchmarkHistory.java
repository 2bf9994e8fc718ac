package com.bharatmart.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The ratios of earlier runs, in a file with a line for each: date, machine, scenario, the lowest and the highest ratio of
 * its rounds.
 */
record BenchmarkHistory(Path file, String machine) {

    private static final String HEADER = "date,machine,scenario,lowest,highest";

    /**
     * So many earlier runs on the same kind of machine are compared with a new one. Fewer do not show how much runs differ,
     * which is more than the rounds of one do.
     */
    private static final int COMPARED = 3;

    /** Of earlier runs. */
    private record PastRatio(String machine, String scenario, double lowest, double highest) {

        static PastRatio parse(String text) {
            var fields = text.split(",", -1);
            return new PastRatio(fields[1], fields[2], Double.parseDouble(fields[3]), Double.parseDouble(fields[4]));
        }
    }

    /**
     * What has become worse: the best round of a scenario is worse than the worst one of the newest runs on such a machine.
     * So the runs' own spread is no regression, nor is what has no goal: pgbench alone tells something of the machine.
     */
    List<String> regressions(List<Scenario.Result> results) {
        var earlier = lines();
        var found = new ArrayList<String>();
        for (var result : results) {
            var same = earlier.stream()
                    .filter(line -> line.machine.equals(machine) && line.scenario.equals(name(result)))
                    .toList();
            var newest = same.subList(Math.max(0, same.size() - COMPARED), same.size());
            if (result.scenario().goal() != null && newest.size() == COMPARED && isWorse(result, newest)) {
                found.add("%s: %.2f to %.2f, before it was %.2f to %.2f"
                        .formatted(
                                name(result),
                                result.ratios().getFirst(),
                                result.ratios().getLast(),
                                lowest(newest),
                                highest(newest)));
            }
        }
        return found;
    }

    /** Adds a line for each result. */
    void add(String date, List<Scenario.Result> results) {
        var text = new StringBuilder(Files.exists(file) ? "" : HEADER + "\n");
        for (var result : results) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%.3f,%.3f%n",
                    date,
                    machine,
                    name(result),
                    result.ratios().getFirst(),
                    result.ratios().getLast()));
        }
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<PastRatio> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var lines = Files.lines(file)) {
            return lines.skip(1).map(PastRatio::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWorse(Scenario.Result result, List<PastRatio> earlier) {
        return result.scenario().isBetterIfLower()
                ? result.ratios().getFirst() > highest(earlier)
                : result.ratios().getLast() < lowest(earlier);
    }

    private static double lowest(List<PastRatio> lines) {
        return lines.stream().mapToDouble(PastRatio::lowest).min().orElseThrow();
    }

    private static double highest(List<PastRatio> lines) {
        return lines.stream().mapToDouble(PastRatio::highest).max().orElseThrow();
    }

    /** A comma would be another field. */
    private static String name(Scenario.Result result) {
        return result.scenario().name().replace(",", "");
    }
}
