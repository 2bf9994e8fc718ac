package com.bharatmart.drill;

import com.bharatmart.cluster.Guard;
import com.bharatmart.drill.OrderLedger.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The result of a drill: a page of its own and a line in the summary. */
final class Report {

    static final Path FOLDER = Path.of("target", "drills");

    private Report() {}

    static void write(
            Drill.Title title,
            double perSecond,
            String load,
            OrderLedger ledger,
            Timeline timeline,
            List<Drill.Verdict> verdicts) {
        var passed = verdicts.stream().allMatch(Drill.Verdict::holds);
        var text = page(
                "Drill %d: %s".formatted(title.number(), escaped(title.fault())),
                passed ? "holds" : "broken",
                passed ? "passed" : "failed",
                circumstances(perSecond, load, timeline),
                legend(),
                Plot.of(ledger, timeline),
                marks(timeline),
                verdicts(verdicts),
                requests(ledger));
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(title.file() + ".html"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Summary.add(new Summary.Run(
                title.number(),
                title.file(),
                title.fault(),
                now(),
                String.join(", ", Guard.takenOut()),
                Math.round(perSecond),
                load,
                verdicts));
    }

    private static String page(Object... parts) {
        return """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
              body { font: 15px/1.5 system-ui, sans-serif; color: #1d2733; max-width: 1080px; margin: 2em auto; padding: 0 1em; }
              h1 { font-size: 1.5em; margin: 0 0 .2em; } .sub { color: #5b6875; margin: 0 0 1.2em; }
              table { border-collapse: collapse; width: 100%%; margin: 1em 0; } td, th { text-align: left; padding: .35em .8em .35em 0; border-bottom: 1px solid #e3e8ed; vertical-align: top; }
              .holds { color: #1a7f4b; font-weight: 600; } .broken { color: #c22530; font-weight: 600; white-space: nowrap; }
              .badge { display: inline-block; padding: .1em .7em; border-radius: 1em; color: #fff; font-size: .7em; vertical-align: middle; margin-left: .6em; }
              .badge.holds { background: #1a7f4b; color: #fff; } .badge.broken { background: #c22530; color: #fff; }
              svg { width: 100%%; height: auto; font: 11px system-ui, sans-serif; }
              svg .fault { fill: #d1333a; opacity: .11; } svg .grid { stroke: #dfe5ea; } svg .tick { fill: #5b6875; } svg .title { fill: #1d2733; font-weight: 600; font-size: 12px; }
              svg .mark { stroke: #46525e; stroke-dasharray: 3 3; fill: none; } svg circle.mark { fill: #46525e; stroke: none; } svg .number { fill: #fff; font-weight: 600; font-size: 10px; }
              .good { fill: #3aa876; background: #3aa876; } .refused { fill: #8fa3b5; background: #8fa3b5; } .later { fill: #eda53b; background: #eda53b; } .failed { fill: #d1333a; background: #d1333a; }
              svg .p50, svg .p99 { fill: none; stroke-width: 1.8; stroke-linejoin: round; } svg .p50 { stroke: #8bb6e6; } svg .p99 { stroke: #1f5fae; }
              .p50key { background: #8bb6e6; } .p99key { background: #1f5fae; } .faultkey { background: #f6dcdd; }
              svg .stolen { fill: #46525e; opacity: .16; } .stolenkey { background: #dadde0; }
              svg .up { fill: #3aa876; opacity: .55; } svg .down { fill: #d1333a; }
              .key { display: inline-block; width: .9em; height: .9em; border-radius: 2px; margin: 0 .35em 0 1.1em; vertical-align: -1px; } .legend { color: #46525e; }
              ol { columns: 2; color: #46525e; } code { font-size: .92em; }
            </style>
            <h1>%1$s <span class="badge %2$s">%3$s</span></h1>
            <p class="sub">%4$s</p>
            <p class="legend">%5$s</p>
            %6$s
            <ol>
            %7$s</ol>
            <table>
            <tr><th>what must hold</th><th>measured</th><th></th></tr>
            %8$s</table>
            <table>
            <tr><th>requests</th><th>all</th><th>answered</th><th>told no</th><th>told when to come back</th><th>failed</th><th>p50</th><th>p99</th><th>slowest</th></tr>
            %9$s</table>
            </html>
            """.formatted(parts);
    }

    /** The load average of the last minute, other programs of this machine included. */
    static String loadOfTheMachine() {
        try {
            var loads = Files.readString(Path.of("/proc/loadavg"));
            return loads.substring(0, loads.indexOf(' '));
        } catch (IOException _) {
            return "unknown";
        }
    }

    /** Counts answers by status, such as {@code 201: 17, 503: 2, broken: 1}. */
    static String statuses(List<Request> requests) {
        return requests.stream()
                .collect(Collectors.groupingBy(
                        request -> request.status() == 0 ? "broken" : String.valueOf(request.status()),
                        TreeMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> "%s: %d".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String circumstances(double perSecond, String load, Timeline timeline) {
        var guards = Guard.takenOut().isEmpty()
                ? ""
                : " <strong>Without %s.</strong>".formatted(String.join(", ", Guard.takenOut()));
        var stolen = timeline.stolen().stream()
                .mapToDouble(Timeline.Stolen::share)
                .max()
                .orElse(0);
        return "%s; %d shoppers per second come, whoever has to wait; %d processors for all of it, of which the host gave up to %d %% to others for a second; load before it %s.%s"
                .formatted(
                        now(),
                        Math.round(perSecond),
                        Runtime.getRuntime().availableProcessors(),
                        Math.round(100 * stolen),
                        load,
                        guards);
    }

    private static String legend() {
        var keys = new StringBuilder();
        for (var outcome : Plot.Outcome.values()) {
            keys.append(key(outcome.name().toLowerCase(Locale.ROOT), outcome.title()));
        }
        return keys
                + key("p50key", "p50")
                + key("p99key", "p99")
                + key("faultkey", "something is broken")
                + key(
                        "stolenkey",
                        "the host gave %s %% of the processors or more to others".formatted(Drill.percent(Plot.MUCH)));
    }

    private static String key(String type, String title) {
        return "<span class='key %s'></span>%s".formatted(type, title);
    }

    private static String marks(Timeline timeline) {
        return timeline.marks().stream()
                .map(mark -> "<li>%s %s</li>%n"
                        .formatted(Drill.seconds(Duration.ofNanos(mark.at() - timeline.start())), escaped(mark.what())))
                .collect(Collectors.joining());
    }

    private static String verdicts(List<Drill.Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> "<tr><td>%s</td><td>%s</td><td class='%s'>%s</td></tr>%n"
                        .formatted(
                                escaped(verdict.what()),
                                escaped(verdict.measured()),
                                verdict.holds() ? "holds" : "broken",
                                verdict.holds() ? "holds" : "does not hold"))
                .collect(Collectors.joining());
    }

    private static String requests(OrderLedger ledger) {
        var rows = new StringBuilder();
        for (var kind : OrderLedger.Kind.values()) {
            var all = ledger.requests(request -> request.kind() == kind);
            if (!all.isEmpty()) {
                rows.append("<tr><td>%s</td><td>%d</td>".formatted(kind.name().toLowerCase(Locale.ROOT), all.size()));
                for (var outcome : Plot.Outcome.values()) {
                    rows.append("<td>%d</td>"
                            .formatted(all.stream()
                                    .filter(request -> Plot.Outcome.of(request) == outcome)
                                    .count()));
                }
                for (var share : List.of(0.5, 0.99, 1.0)) {
                    rows.append("<td>%d ms</td>"
                            .formatted(OrderLedger.percentile(all, share).toMillis()));
                }
                rows.append("</tr>\n");
            }
        }
        return rows.toString();
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
