package com.bharatmart.benchmark;

import java.util.regex.Pattern;

/** What pgbench printed at its end. */
record PgbenchOutput(Sample sample, long transactions) {

    private static final Pattern TRANSACTIONS = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final Pattern RATE = Pattern.compile("tps = ([\\d.]+)");

    static PgbenchOutput parse(String text) {
        if (!find(FAILED, text).equals("0")) {
            throw new BenchmarkFailed("transactions of pgbench failed: " + text);
        }
        return new PgbenchOutput(
                new Sample(Double.parseDouble(find(RATE, text)), null, null), Long.parseLong(find(TRANSACTIONS, text)));
    }

    private static String find(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new BenchmarkFailed("no " + pattern + " in what pgbench printed: " + text);
        }
        return matcher.group(1);
    }
}
