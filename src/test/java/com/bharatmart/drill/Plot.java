package com.bharatmart.drill;

import com.bharatmart.drill.OrderLedger.Request;
import com.google.errorprone.annotations.FormatMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Draws a drill: answers per second by outcome, response times, and the instances that the balancer uses. */
final class Plot {

    private static final int LEFT = 92;
    private static final int RIGHT = 16;
    private static final int WIDTH = 1080;
    private static final int TOP = 34;
    private static final int RATES = 170;
    private static final int TIMES = 150;
    private static final int LANE = 15;
    private static final int GAP = 44;

    /** The range of response times in ms. */
    private static final double FASTEST = 1;

    private static final double SLOWEST = 30_000;

    /** The fraction of stolen processor time from which a band is drawn. */
    static final double MUCH = 0.2;

    private final Timeline timeline;
    private final double seconds;
    private final double step;
    private final List<List<Request>> buckets;
    private final StringBuilder svg = new StringBuilder();

    private Plot(OrderLedger ledger, Timeline timeline) {
        this.timeline = timeline;
        var requests = ledger.requests(_ -> true);
        var ends = requests.stream().mapToDouble(this::end).max().orElse(1);
        this.seconds = Math.max(1, Math.ceil(ends));
        this.step = seconds > 150 ? 2 : 1;
        this.buckets = IntStream.range(0, (int) Math.ceil(seconds / step) + 1)
                .<List<Request>>mapToObj(_ -> new ArrayList<>())
                .toList();
        requests.forEach(request -> buckets.get((int) (end(request) / step)).add(request));
    }

    static String of(OrderLedger ledger, Timeline timeline) {
        return new Plot(ledger, timeline).draw();
    }

    private String draw() {
        var names = names();
        var lanes = RATES + TIMES + 2 * GAP + TOP;
        var height = lanes + names.size() * LANE + 34;
        add("<svg viewBox='0 0 %d %d' role='img' aria-label='The course of the drill'>", WIDTH, height);
        faults(height - 30);
        stolen(height - 30);
        rates();
        times();
        lanes(names, lanes);
        axis(height - 30);
        marks(height - 30);
        add("</svg>");
        return svg.toString();
    }

    private void faults(int bottom) {
        for (var fault : timeline.faults()) {
            var from = x(at(fault.from()));
            add(
                    "<rect class='fault' x='%.1f' y='%d' width='%.1f' height='%d'/>",
                    from, TOP, Math.max(2, x(at(fault.to())) - from), bottom - TOP);
        }
    }

    private void stolen(int bottom) {
        for (var part : timeline.stolen()) {
            var from = Math.max(0, at(part.from()));
            var to = Math.min(seconds, at(part.to()));
            if (part.share() >= MUCH && to > from) {
                add(
                        "<rect class='stolen' x='%.1f' y='%d' width='%.1f' height='%d'><title>the host gave %d %% to others</title></rect>",
                        x(from), TOP, x(to) - x(from), bottom - TOP, Math.round(100 * part.share()));
            }
        }
    }

    private void rates() {
        var most = buckets.stream().mapToInt(List::size).max().orElse(1) / step;
        var scale = round(most);
        title("answers per second", TOP);
        for (var tick : List.of(0.0, scale / 2, scale)) {
            grid(TOP + RATES - tick / scale * RATES, String.format(Locale.ROOT, "%.0f", tick));
        }
        for (var i = 0; i < buckets.size(); i++) {
            var bottom = (double) TOP + RATES;
            for (var outcome : Outcome.values()) {
                var count = buckets.get(i).stream()
                        .filter(request -> Outcome.of(request) == outcome)
                        .count();
                var high = count / step / scale * RATES;
                if (count > 0) {
                    // A few failures among many answers have to stay visible.
                    high = outcome == Outcome.GOOD ? high : Math.max(3, high);
                    add(
                            "<rect class='%s' x='%.1f' y='%.1f' width='%.2f' height='%.1f'><title>%s: %d %s</title></rect>",
                            outcome.name().toLowerCase(Locale.ROOT),
                            x(i * step),
                            bottom - high,
                            Math.max(1, x(step) - x(0) - 0.6),
                            high,
                            clock(i * step),
                            count,
                            outcome.title());
                    bottom -= high;
                }
            }
        }
    }

    private void times() {
        var top = TOP + RATES + GAP;
        title("how long they took", top);
        for (var tick : List.of(1, 10, 100, 1_000, 10_000)) {
            grid(y(tick, top), tick < 1_000 ? tick + " ms" : tick / 1_000 + " s");
        }
        line("p50", top, requests -> OrderLedger.percentile(requests, 0.5).toNanos() / 1e6);
        line("p99", top, requests -> OrderLedger.percentile(requests, 0.99).toNanos() / 1e6);
    }

    private void line(String name, int top, ToDoubleFunction<List<Request>> value) {
        var points = new StringBuilder();
        for (var i = 0; i < buckets.size(); i++) {
            if (!buckets.get(i).isEmpty()) {
                points.append(String.format(
                        Locale.ROOT, "%.1f,%.1f ", x((i + 0.5) * step), y(value.applyAsDouble(buckets.get(i)), top)));
            }
        }
        add("<polyline class='%s' points='%s'/>", name, points.toString().strip());
    }

    private void lanes(List<String> names, int top) {
        title("whom the balancer sends to", top);
        var looks = timeline.looks();
        for (var lane = 0; lane < names.size(); lane++) {
            var name = names.get(lane);
            add("<text class='tick' x='%d' y='%d' text-anchor='end'>%s</text>", LEFT - 8, top + lane * LANE + 11, name);
            for (var i = 0; i < looks.size(); ) {
                var state = stateOf(looks.get(i), name);
                var next = i;
                while (next < looks.size() && stateOf(looks.get(next), name).equals(state)) {
                    next++;
                }
                var from = Math.max(0, at(looks.get(i).at()));
                var to = next < looks.size() ? at(looks.get(next).at()) : seconds;
                if (to > from && from < seconds) {
                    add(
                            "<rect class='%s' x='%.1f' y='%d' width='%.1f' height='%d'><title>%s %s</title></rect>",
                            state,
                            x(from),
                            top + lane * LANE + 2,
                            Math.max(1.5, x(Math.min(to, seconds)) - x(from)),
                            LANE - 4,
                            name,
                            state);
                }
                i = next;
            }
        }
    }

    private void axis(int bottom) {
        var every = seconds > 240 ? 30 : seconds > 90 ? 15 : seconds > 40 ? 5 : 2;
        for (var second = 0; second <= seconds; second += every) {
            add("<line class='grid' x1='%1$.1f' x2='%1$.1f' y1='%2$d' y2='%3$d'/>", x(second), bottom, bottom + 4);
            add(
                    "<text class='tick' x='%.1f' y='%d' text-anchor='middle'>%s</text>",
                    x(second), bottom + 17, clock(second));
        }
    }

    private void marks(int bottom) {
        var marks = timeline.marks();
        for (var i = 0; i < marks.size(); i++) {
            var x = x(Math.min(seconds, Math.max(0, at(marks.get(i).at()))));
            add("<line class='mark' x1='%1$.1f' x2='%1$.1f' y1='%2$d' y2='%3$d'/>", x, TOP - 8, bottom);
            add("<circle class='mark' cx='%.1f' cy='%d' r='9'/>", x, TOP - 17);
            add("<text class='number' x='%.1f' y='%d' text-anchor='middle'>%d</text>", x, TOP - 13, i + 1);
        }
    }

    private void title(String text, int top) {
        add("<text class='title' x='%d' y='%d'>%s</text>", LEFT, top - 7, text);
    }

    private void grid(double y, String text) {
        add("<line class='grid' x1='%d' x2='%d' y1='%.1f' y2='%3$.1f'/>", LEFT, WIDTH - RIGHT, y);
        add("<text class='tick' x='%d' y='%.1f' text-anchor='end'>%s</text>", LEFT - 8, y + 4, text);
    }

    private List<String> names() {
        var names = new TreeSet<String>();
        timeline.looks().forEach(look -> names.addAll(look.states().keySet()));
        return List.copyOf(names);
    }

    /** Whether the instance is up; a draining one counts as down. */
    private static String stateOf(Timeline.Look look, String name) {
        var state = look.states().getOrDefault(name, "");
        return state.startsWith("UP") ? "up" : "down";
    }

    private double y(double millis, int top) {
        var share = Math.log(Math.clamp(millis, FASTEST, SLOWEST) / FASTEST) / Math.log(SLOWEST / FASTEST);
        return top + TIMES - share * TIMES;
    }

    private double x(double second) {
        return LEFT + second / seconds * (WIDTH - LEFT - RIGHT);
    }

    /** Seconds since the start of the drill. */
    private double at(long nanos) {
        return (nanos - timeline.start()) / 1e9;
    }

    private double end(Request request) {
        return Math.max(0, at(request.at() + request.took().toNanos()));
    }

    /** Rounds up to one, two or five times a power of ten. */
    private static double round(double most) {
        var power = Math.pow(10, Math.floor(Math.log10(Math.max(1, most))));
        return List.of(1.0, 2.0, 5.0, 10.0).stream()
                .map(factor -> factor * power)
                .filter(scale -> scale >= most)
                .findFirst()
                .orElseThrow();
    }

    static String clock(double second) {
        var time = Duration.ofSeconds((long) second);
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    @FormatMethod
    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** The outcome of a request. */
    enum Outcome {
        GOOD("answered"),
        REFUSED("told no (4xx)"),
        LATER("told when to come back (503)"),
        FAILED("failed");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        static Outcome of(Request request) {
            if (request.isGood()) {
                return GOOD;
            }
            if (request.saysWhenToRetry()) {
                return LATER;
            }
            return request.status() >= 400 && request.status() < 500 ? REFUSED : FAILED;
        }
    }
}
