package com.bharatmart.drill;

import com.bharatmart.drill.OrderLedger.Request;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Orders that were taken within some time, and what they cost.
 *
 * @param used of the processors, by each part of the cluster
 */
record Throughput(double seconds, List<Request> orders, SortedMap<String, Duration> used) {

    /** Milliseconds of a processor. */
    double perOrder(String part) {
        return used.getOrDefault(part, Duration.ZERO).toNanos() / 1e6 / orders.size();
    }

    private double busyProcessors() {
        return used.values().stream().mapToLong(Duration::toNanos).sum() / 1e9 / seconds;
    }

    /** Of a table in Markdown. */
    String row(int instances, String share) {
        var parts = used.keySet().stream()
                .sorted(Comparator.comparing(this::perOrder).reversed())
                .filter(part -> perOrder(part) >= 0.05)
                .map(part -> String.format(Locale.ROOT, "%s %.1f ms", part, perOrder(part)))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "| %d | %s | %.0f | %d ms | %d ms | %.2f | %s |",
                instances,
                share,
                orders.size() / seconds,
                OrderLedger.percentile(orders, 0.5).toMillis(),
                OrderLedger.percentile(orders, 0.99).toMillis(),
                busyProcessors(),
                parts);
    }
}
