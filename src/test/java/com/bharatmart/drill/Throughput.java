package com.bharatmart.drill;

import com.bharatmart.drill.OrderLedger.Request;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The orders of a period and their cost.
 *
 * @param used processor time of each part of the cluster
 */
record Throughput(double seconds, List<Request> orders, SortedMap<String, Duration> used) {

    /** The processor time in milliseconds. */
    double perOrder(String part) {
        return used.getOrDefault(part, Duration.ZERO).toNanos() / 1e6 / orders.size();
    }

    private double busyProcessors() {
        return used.values().stream().mapToLong(Duration::toNanos).sum() / 1e9 / seconds;
    }

    /** A row of a Markdown table. */
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
