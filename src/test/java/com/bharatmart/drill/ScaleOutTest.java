package com.bharatmart.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.cluster.Cluster;
import com.bharatmart.cluster.Instance;
import com.bharatmart.drill.Ledger.Kind;
import com.bharatmart.order.Shopper;
import com.bharatmart.shared.Sku;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Orders per second of one, two and three instances, and what of the processors each part takes for an order:
 * {@code mvn verify -Pdrills -Dtests.included=scale-out -Ddrills.jvm-options=}. The table is {@code target/drills/scale-out.md}.
 */
@Tag("scale-out")
class ScaleOutTest {

    private static final int AT_ONCE = 12;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final int PIECES = 1_000_000;

    private final Ledger ledger = new Ledger();

    @Test
    void ordersOfOneTwoAndThreeInstances() throws IOException {
        var cluster = Cluster.shared();
        cluster.mend();
        var goods = Shop.shared().stock(100, PIECES);
        goods.forEach(sku -> ledger.stocked(sku, PIECES));
        var audit = Audit.of(ledger, JdbcClient.create(cluster.postgres().primaryAsAdministrator()));

        keep(cluster, 3);
        order(cluster, goods, WARM_UP);
        var table = new StringBuilder("""
                | instances | orders/s | p50 | p99 | busy processors | CPU per order |
                | ---: | ---: | ---: | ---: | ---: | --- |
                """);
        for (var instances = 3; instances > 0; instances--) {
            keep(cluster, instances);
            order(cluster, goods, Duration.ofSeconds(5));
            var before = cluster.cpu();
            var load = Report.loadOfTheMachine();
            var start = System.nanoTime();
            order(cluster, goods, MEASURED);
            table.append(row(instances, start, before, cluster.cpu()));
            System.out.println("load before it " + load + "\n" + table);
        }
        Files.writeString(Report.FOLDER.resolve("scale-out.md"), table);

        assertThat(ledger.requests(request -> !request.isGood() && !request.saysWhenToRetry()))
                .isEmpty();
        cluster.mend();
        audit.run(cluster.http());
    }

    private String row(
            int instances, long start, SortedMap<String, Duration> before, SortedMap<String, Duration> after) {
        var seconds = (System.nanoTime() - start) / 1e9;
        var orders =
                ledger.requests(request -> request.kind() == Kind.CHECKOUT && request.at() > start && request.isGood());
        var used = after.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey(),
                        entry -> entry.getValue()
                                .minus(before.getOrDefault(entry.getKey(), Duration.ZERO))
                                .toMillis()));
        var parts = used.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
                .map(entry -> String.format(
                        Locale.ROOT, "%s %.1f ms", entry.getKey(), (double) entry.getValue() / orders.size()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "| %d | %.0f | %d ms | %d ms | %.2f | %s |%n",
                instances,
                orders.size() / seconds,
                Ledger.percentile(orders, 0.5).toMillis(),
                Ledger.percentile(orders, 0.99).toMillis(),
                used.values().stream().mapToLong(Long::longValue).sum() / 1000.0 / seconds,
                parts);
    }

    /** So many shoppers at a time, each of whom does nothing but order. */
    private void order(Cluster cluster, List<Sku> goods, Duration time) {
        var end = System.nanoTime() + time.toNanos();
        try (var shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < AT_ONCE; i++) {
                shoppers.execute(() -> {
                    while (System.nanoTime() < end) {
                        orderOne(cluster, goods.get(ThreadLocalRandom.current().nextInt(goods.size())));
                    }
                });
            }
        }
    }

    private void orderOne(Cluster cluster, Sku sku) {
        var shopper = new Shopper(cluster.http());
        var cart = shopper.cartWith(1, sku);
        var key = UUID.randomUUID().toString();
        ledger.add(cart, key, ledger.ask(Kind.CHECKOUT, () -> shopper.checkoutPatiently(cart, key)));
    }

    private static void keep(Cluster cluster, int instances) {
        var others = cluster.instances().stream().skip(instances).toList();
        others.stream().filter(Instance::isAlive).forEach(Instance::kill);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> others.stream().noneMatch(cluster.balancer()::isSending));
    }
}
