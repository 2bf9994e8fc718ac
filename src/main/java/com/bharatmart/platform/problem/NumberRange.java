package com.bharatmart.platform.problem;

import org.jspecify.annotations.Nullable;

/** The numbers that the type of a field can hold. */
final class NumberRange {
    private NumberRange() {}

    static boolean isWholeNumber(@Nullable Class<?> type) {
        return type == int.class || type == Integer.class || type == long.class || type == Long.class;
    }

    /** What a number has to be for a field of this type. */
    static String describe(@Nullable Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return between(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return between(Long.MIN_VALUE, Long.MAX_VALUE);
        }
        return "is a number out of range";
    }

    private static String between(long min, long max) {
        return "must be a whole number from %d to %d".formatted(min, max);
    }
}
