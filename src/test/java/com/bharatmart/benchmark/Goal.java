package com.bharatmart.benchmark;

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
        return (atLeast ? "≥ " : "≤ ") + String.format(Locale.ROOT, bound == Math.rint(bound) ? "%.0f" : "%.1f", bound);
    }
}
