package com.bharatmart.benchmark;

import java.util.regex.Pattern;

/**
 * What wrk printed at its end.
 *
 * @param requests that were answered
 * @param failures errors of sockets, and answers with a status of 400 or more
 */
record WrkOutput(Sample sample, long requests, long failures) {

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
    private static final Pattern RATE = Pattern.compile("Requests/sec: +([\\d.]+)");
    private static final Pattern PERCENTILE =
            Pattern.compile("^ +(50|99)% +([\\d.]+)(us|ms|s|m|h) *$", Pattern.MULTILINE);
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BROKEN =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    static WrkOutput parse(String text) {
        return new WrkOutput(
                new Sample(Double.parseDouble(find(RATE, text)), percentile("50", text), percentile("99", text)),
                Long.parseLong(find(REQUESTS, text)),
                failures(text));
    }

    /** The number behind a label that one of our scripts printed. */
    static long count(String label, String text) {
        return Long.parseLong(find(Pattern.compile("^" + Pattern.quote(label) + ": (\\d+)$", Pattern.MULTILINE), text));
    }

    private static double percentile(String which, String text) {
        var matcher = PERCENTILE.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(which)) {
                return Double.parseDouble(matcher.group(2))
                        * switch (matcher.group(3)) {
                            case "us" -> 0.001;
                            case "ms" -> 1;
                            case "s" -> 1_000;
                            case "m" -> 60_000;
                            default -> 3_600_000;
                        };
            }
        }
        throw new BenchmarkFailed("no " + which + "th percentile in what wrk printed: " + text);
    }

    private static long failures(String text) {
        var sum = 0L;
        for (var pattern : java.util.List.of(REFUSED, BROKEN)) {
            var matcher = pattern.matcher(text);
            if (matcher.find()) {
                for (var group = 1; group <= matcher.groupCount(); group++) {
                    sum += Long.parseLong(matcher.group(group));
                }
            }
        }
        return sum;
    }

    private static String find(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new BenchmarkFailed("no " + pattern + " in what wrk printed: " + text);
        }
        return matcher.group(1);
    }
}
