package com.bharatmart.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One measurement.
 *
 * @param p50 milliseconds, null where the tool does not tell
 * @param p99 as p50
 */
record Sample(
        double perSecond, @Nullable Double p50, @Nullable Double p99) {

    /** Of each number by itself; the lower one of two. */
    static Sample median(List<Sample> samples) {
        return new Sample(
                Objects.requireNonNull(middle(samples, Sample::perSecond)),
                middle(samples, Sample::p50),
                middle(samples, Sample::p99));
    }

    private static @Nullable Double middle(List<Sample> samples, Function<Sample, @Nullable Double> number) {
        var known = new ArrayList<Double>();
        for (var sample : samples) {
            var value = number.apply(sample);
            if (value != null) {
                known.add(value);
            }
        }
        Collections.sort(known);
        return known.isEmpty() ? null : known.get((known.size() - 1) / 2);
    }
}
