package com.bharatmart.razorpay;

import java.util.Map;

/** The part of a list that a caller asks for: {@code from}, {@code to} (seconds, inclusive), {@code skip} and {@code count}. */
record Page(long from, long to, int skip, int count) {

    private static final int DEFAULT_COUNT = 10;

    static Page of(Map<String, String> query, int maxCount) {
        var count = number(query, "count", Math.min(DEFAULT_COUNT, maxCount));
        if (count < 1 || count > maxCount) {
            throw RazorpayErrorException.badField("count", "The count must be between 1 and " + maxCount + ".");
        }
        var skip = number(query, "skip", 0);
        if (skip < 0) {
            throw RazorpayErrorException.badField("skip", "The skip must be at least 0.");
        }
        return new Page(number(query, "from", 0), number(query, "to", Long.MAX_VALUE), (int) skip, (int) count);
    }

    /** The parameters of a statement. */
    Map<String, Object> parameters() {
        return Map.of("from", from, "to", to, "skip", skip, "count", count);
    }

    private static long number(Map<String, String> query, String name, long otherwise) {
        var value = query.get(name);
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException _) {
            throw RazorpayErrorException.badField(name, "The " + name + " must be an integer.");
        }
    }
}
