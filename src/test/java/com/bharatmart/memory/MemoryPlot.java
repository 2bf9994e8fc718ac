package com.bharatmart.memory;

import com.bharatmart.memory.MemoryRecorder.Sample;
import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The memory of a process over time, one panel for each flood, as an SVG that shows by itself. */
final class MemoryPlot {

    private static final int LEFT = 70;
    private static final int WIDTH = 900;
    private static final int RIGHT = 150;
    private static final int HEIGHT = 150;
    private static final int GAP = 60;
    private static final long MEGABYTE = 1 << 20;
    private static final int SCALE = 550;

    private final StringBuilder svg = new StringBuilder();
    private final long limit;

    private MemoryPlot(long limit) {
        this.limit = limit / MEGABYTE;
    }

    /** @param limit bytes */
    static String of(List<MemoryRecorder> courses, long limit) {
        var plot = new MemoryPlot(limit);
        var height = courses.size() * (HEIGHT + GAP) + 20;
        plot.add(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='12'>",
                WIDTH + RIGHT, height);
        plot.add("<rect width='100%%' height='100%%' fill='white'/>");
        for (var i = 0; i < courses.size(); i++) {
            plot.panel(courses.get(i), 30 + i * (HEIGHT + GAP));
        }
        return plot.add("</svg>").toString();
    }

    private void panel(MemoryRecorder course, int top) {
        var samples = course.samples();
        var seconds = Math.max(1, samples.getLast().second());
        add("<text x='%d' y='%d' font-weight='bold'>%s</text>", LEFT, top - 8, course.name());
        for (var megabytes = 0; megabytes <= SCALE; megabytes += 100) {
            add("<path d='M%d %.1fH%d' stroke='#ddd'/>", LEFT, y(megabytes, top), WIDTH);
            add("<text x='%d' y='%.1f' text-anchor='end'>%d MB</text>", LEFT - 6, y(megabytes, top) + 4, megabytes);
        }
        add("<path d='M%d %.1fH%d' stroke='#c00' stroke-dasharray='6 4'/>", LEFT, y((double) limit, top), WIDTH);
        add("<text x='%d' y='%.1f' fill='#c00'>limit %d MB</text>", WIDTH + 6, y((double) limit, top) + 4, limit);
        line(samples, Sample::resident, "#1f5fa8", "resident", top, seconds);
        line(samples, Sample::anonymous, "#2a8a3e", "of its own", top, seconds);
        for (var i = 0; i <= 4; i++) {
            add(
                    "<text x='%.1f' y='%d' text-anchor='middle'>%.0f s</text>",
                    x(seconds * i / 4, seconds), top + HEIGHT + 16, seconds * i / 4);
        }
    }

    private void line(
            List<Sample> samples, ToLongFunction<Sample> value, String color, String name, int top, double seconds) {
        var points = samples.stream()
                .map(sample -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        x(sample.second(), seconds),
                        y((double) value.applyAsLong(sample) / MEGABYTE, top)))
                .collect(Collectors.joining(" "));
        add("<polyline points='%s' fill='none' stroke='%s' stroke-width='1.5'/>", points, color);
        var last = (double) value.applyAsLong(samples.getLast()) / MEGABYTE;
        add("<text x='%d' y='%.1f' fill='%s'>%s</text>", WIDTH + 6, y(last, top) + 4, color, name);
    }

    private static double x(double second, double seconds) {
        return LEFT + second / seconds * (WIDTH - LEFT);
    }

    private static double y(double megabytes, int top) {
        return top + HEIGHT - megabytes / SCALE * HEIGHT;
    }

    @FormatMethod
    private StringBuilder add(String format, Object... values) {
        return svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
