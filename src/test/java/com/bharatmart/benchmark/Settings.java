package com.bharatmart.benchmark;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * How long and how much, from system properties {@code benchmark.*}; the defaults are in the profile of the pom.
 *
 * @param jar the packaged service
 * @param seconds of each measurement
 * @param warmUp seconds of load before the first measurement, for each scenario; repeated until it is no longer faster
 * @param rounds measurements of each scenario; the report has the medians
 * @param products in the catalogue for everything but the comparison of two catalogues
 * @param fewProducts in the smaller catalogue of that comparison
 * @param manyProducts in the larger
 * @param fewOrders in the smaller shop of the comparison of orders; a tenth as many customers
 * @param manyOrders in the larger
 * @param cartsPerSecond carts to have ready for each second of a checkout's measurement: more than can be ordered
 * @param parts {@code reads}, {@code checkout}, {@code sizes}, {@code orders}, {@code startup}, or {@code all}
 * @param history the file of earlier runs' ratios
 * @param profile whether to record where the service spends its time, which costs some of it
 */
record Settings(
        Path jar,
        int seconds,
        int warmUp,
        int rounds,
        int products,
        int fewProducts,
        int manyProducts,
        int fewOrders,
        int manyOrders,
        int cartsPerSecond,
        String parts,
        Path history,
        boolean profile) {

    /** Of every load, here and in pgbench; the service's pool has as many. */
    static final int CONNECTIONS = 16;

    static final int THREADS = 2;

    static Settings read() {
        return new Settings(
                Path.of(text("jar")),
                number("seconds"),
                number("warm-up"),
                number("rounds"),
                number("products"),
                number("few-products"),
                number("many-products"),
                number("few-orders"),
                number("many-orders"),
                number("carts-per-second"),
                text("parts").toLowerCase(Locale.ROOT),
                Path.of(text("history")),
                Boolean.parseBoolean(text("profile")));
    }

    boolean wants(String part) {
        return parts.equals("all") || parts.contains(part);
    }

    private static int number(String name) {
        return Integer.parseInt(text(name));
    }

    private static String text(String name) {
        return Objects.requireNonNull(
                System.getProperty("benchmark." + name), () -> "run me by mvn verify -Pbenchmark; missing: " + name);
    }
}
