package com.bharatmart.benchmark;

import java.util.function.IntToDoubleFunction;

/**
 * Loads the service until it is no longer faster than before. Under load the compilers of a JVM get a small part of the
 * processors, and need minutes: until then the service is slower than it will be.
 */
final class WarmUp {
    private WarmUp() {}

    /** So many times as fast as the fastest piece before is faster. */
    private static final double FASTER = 1.05;

    /** One slow piece may be the machine's. */
    private static final int NOT_FASTER = 2;

    private static final int MAX_PIECES = 12;

    /**
     * @param seconds how long a piece takes; without a warm-up, 0
     * @param load loads it for so many seconds, and returns how fast it was, per second
     */
    static void run(int seconds, IntToDoubleFunction load) {
        if (seconds == 0) {
            return;
        }
        var fastest = load.applyAsDouble(seconds);
        for (int piece = 2, notFaster = 0; piece <= MAX_PIECES && notFaster < NOT_FASTER; piece++) {
            var rate = load.applyAsDouble(seconds);
            notFaster = rate < fastest * FASTER ? notFaster + 1 : 0;
            fastest = Math.max(fastest, rate);
        }
    }
}
