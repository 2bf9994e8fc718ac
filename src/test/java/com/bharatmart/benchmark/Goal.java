package com.bharatmart.benchmark;

import java.text.NumberFormat;
import java.util.Locale;

/** What a ratio, or a number of megabytes, should be. */
record Goal(double bound, boolean atLeast) {

    static Goal atLeast(double bound) {
        return new Goal(bound, true);
    }

    static Goal atMost(double bound) {
        return new Goal(bound, false);
    }

    boolean isMetBy(double value) {
        return atLeast ? value >= bound : value <= bound;
    }

    @Override
    public String toString() {
        return (atLeast ? "≥ " : "≤ ") + NumberFormat.getInstance(Locale.ROOT).format(bound);
    }
}
