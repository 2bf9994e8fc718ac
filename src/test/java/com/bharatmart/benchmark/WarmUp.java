package com.bharatmart.benchmark;

import java.util.function.IntToDoubleFunction;

/**
 * Loads the service until it is no longer faster than before. Under load the compilers of a JVM get a small part of the
 * processors, and need minutes: until then the service is slower than it will be.
 */
final class WarmUp {

    /** A piece is faster if it is so many times as fast as the fastest one before. */
    private static final double FASTER = 1.05;

    /** So many in a row end it: a single slow piece may be due to the machine. */
    private static final int NOT_FASTER = 2;

    private static final int MAX_PIECES = 12;

    private WarmUp() {}

    /**
     * @param seconds how long a piece takes; without a warm-up, 0
     * @param load loads it for so many seconds, and returns how fast it was, per second
     */
    static void run(int seconds, IntToDoubleFunction load) {
        if (seconds == 0) {
            return;
        }
        var fastest = 0.0;
        var notFaster = 0;
        for (var piece = 0; piece < MAX_PIECES && notFaster < NOT_FASTER; piece++) {
            var rate = load.applyAsDouble(seconds);
            notFaster = rate < fastest * FASTER ? notFaster + 1 : 0;
            fastest = Math.max(fastest, rate);
        }
    }
}
