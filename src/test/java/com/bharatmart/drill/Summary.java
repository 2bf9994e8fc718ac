package com.bharatmart.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A table of all drills since the last clean build, as Markdown and as a page. */
final class Summary {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path RUNS = Report.FOLDER.resolve("runs.jsonl");
    private static final int SHOWN = 3;

    private Summary() {}

    static synchronized void add(Run run) {
        try {
            Files.writeString(
                    RUNS, JSON.writeValueAsString(run) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            var runs = new ArrayList<Run>();
            for (var line : Files.readAllLines(RUNS)) {
                runs.add(JSON.readValue(line, Run.class));
            }
            Files.writeString(Report.FOLDER.resolve("summary.md"), markdown(runs));
            Files.writeString(Report.FOLDER.resolve("summary.html"), html(runs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String markdown(List<Run> runs) {
        return """
                | # | fault | measured in the last three runs | passed in a row | failed without |
                | ---: | --- | --- | ---: | --- |
                """
                + rows(runs).stream()
                        .map(row -> "| %d | %s | %s | %d | %s |%n"
                                .formatted(
                                        row.last().number,
                                        row.last().fault,
                                        row.measured("; ", false),
                                        row.inARow,
                                        row.failedWithout))
                        .collect(Collectors.joining());
    }

    private static String html(List<Run> runs) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <title>Drills</title>
                <style>
                  body { font: 15px/1.5 system-ui, sans-serif; color: #1d2733; max-width: 1080px; margin: 2em auto; padding: 0 1em; }
                  table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .5em 1em .5em 0; border-bottom: 1px solid #e3e8ed; vertical-align: top; }
                  .broken { color: #c22530; font-weight: 600; }
                </style>
                <h1>Drills</h1>
                <table>
                <tr><th>#</th><th>fault</th><th>measured in the last three runs</th><th>passed in a row</th><th>seen to fail without</th></tr>
                """
                + rows(runs).stream()
                        .map(row ->
                                "<tr><td>%d</td><td><a href='%s.html'>%s</a></td><td>%s</td><td>%d</td><td>%s</td></tr>%n"
                                        .formatted(
                                                row.last().number,
                                                row.last().file,
                                                row.last().fault,
                                                row.measured("<br>", true),
                                                row.inARow,
                                                row.failedWithout))
                        .collect(Collectors.joining())
                + "</table>\n</html>\n";
    }

    private static List<Row> rows(List<Run> runs) {
        var rows = new ArrayList<Row>();
        runs.stream()
                .collect(Collectors.groupingBy(Run::number, TreeMap::new, Collectors.toList()))
                .forEach((_, all) -> rows.add(Row.of(all)));
        return rows;
    }

    /**
     * One run of a drill.
     *
     * @param without names of the guards that were disabled
     * @param perSecond shoppers
     * @param load load average before the drill
     */
    record Run(
            int number,
            String file,
            String fault,
            String at,
            String without,
            long perSecond,
            String load,
            List<Drill.Verdict> verdicts) {

        private boolean hasPassed() {
            return verdicts.stream().allMatch(Drill.Verdict::holds);
        }
    }

    /** @param shown the last runs that passed in a row, or the last run alone if it failed */
    private record Row(List<Run> shown, int inARow, String failedWithout) {

        static Row of(List<Run> runs) {
            var real = runs.stream().filter(run -> run.without.isEmpty()).toList();
            var inARow = 0;
            for (var run : real.reversed()) {
                if (!run.hasPassed()) {
                    break;
                }
                inARow++;
            }
            var failed = runs.stream()
                    .filter(run -> !run.without.isEmpty() && !run.hasPassed())
                    .map(Run::without)
                    .distinct()
                    .collect(Collectors.joining("; "));
            var candidates = real.isEmpty() ? runs : real;
            var shown = Math.clamp(inARow, 1, SHOWN);
            return new Row(candidates.subList(candidates.size() - shown, candidates.size()), inARow, failed);
        }

        Run last() {
            return shown.getLast();
        }

        String measured(String between, boolean isHtml) {
            return last().verdicts.stream()
                    .map(verdict -> {
                        var text = "%s: %s".formatted(verdict.what(), measured(verdict.what()));
                        if (verdict.holds()) {
                            return text;
                        }
                        return isHtml ? "<span class='broken'>%s</span>".formatted(text) : "**%s**".formatted(text);
                    })
                    .collect(Collectors.joining(between));
        }

        private String measured(String what) {
            var each = shown.stream()
                    .flatMap(run -> run.verdicts.stream())
                    .filter(verdict -> verdict.what().equals(what))
                    .map(Drill.Verdict::measured)
                    .toList();
            return Set.copyOf(each).size() == 1 ? each.getFirst() : String.join(" / ", each);
        }
    }
}
