package com.bharatmart.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.cluster.Cluster;
import com.bharatmart.cluster.ClusterInstance;
import com.bharatmart.cluster.ProcessorShare;
import com.bharatmart.drill.OrderLedger.Kind;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures orders per second of one, two and three instances, each with a fixed share of a processor as if it had a
 * machine of its own, and the processor time of each part per order: {@code mvn verify -Pdrills
 * -Dtests.included=scale-out -Ddrills.jvm-options=}, as root. The table is {@code target/drills/scale-out.md}.
 */
@Tag("scale-out")
class ScaleOutTest {

    private static final Logger log = LoggerFactory.getLogger(ScaleOutTest.class);

    private static final int INSTANCES = 3;
    private static final double SHARE = 0.25;
    private static final int AT_ONCE = 6; // at each instance
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final int LONGEST_WARM_UP = 20;
    private static final double NO_LONGER_LESS = 0.97;
    private static final int PIECES = 1_000_000;

    private final String load = Report.loadOfTheMachine();
    private final Cluster cluster = Cluster.shared();
    private final OrderLedger ledger = new OrderLedger();
    private final StringBuilder table = new StringBuilder("""
            | instances | each has | orders/s | p50 | p99 | busy processors | CPU per order |
            | ---: | --- | ---: | ---: | ---: | ---: | --- |
            """);

    @Test
    void ordersOfOneTwoAndThreeInstances() throws IOException {
        cluster.repair();
        var goods = Shop.shared().stock(100, PIECES);
        goods.forEach(sku -> ledger.stocked(sku, PIECES));
        var audit = Audit.of(ledger, JdbcClient.create(cluster.postgres().primaryAsAdministrator()));

        add(INSTANCES, "what the others leave it", goods);
        var shares = new ArrayList<ProcessorShare>();
        try {
            for (var instance : cluster.instances().subList(0, INSTANCES)) {
                shares.add(instance.limitTo(SHARE));
            }
            for (var instances = INSTANCES; instances > 0; instances--) {
                add(instances, SHARE + " processors", goods);
            }
        } finally {
            shares.forEach(ProcessorShare::close);
        }
        Files.writeString(Report.FOLDER.resolve("scale-out.md"), table + "\nLoad before it: " + load + "\n");

        assertThat(ledger.requests(request -> !request.isGood() && !request.saysWhenToRetry()))
                .isEmpty();
        cluster.repair();
        audit.run(cluster.http());
    }

    private void add(int instances, String share, List<Sku> goods) {
        keep(instances);
        table.append(warmedUp(instances, goods).row(instances, share)).append('\n');
        log.info("scale-out:\n{}", table);
    }

    /** Warms up until the cost of an order did not fall twice in a row: then the compilers have finished. */
    private Throughput warmedUp(int instances, List<Sku> goods) {
        var least = Double.MAX_VALUE;
        var calm = 0;
        for (var i = 0; i < LONGEST_WARM_UP; i++) {
            var measured = measured(instances * AT_ONCE, goods);
            log.info("warming up: {}", measured.row(instances, ""));
            var cost = measured.perOrder("instance");
            calm = cost > NO_LONGER_LESS * least ? calm + 1 : 0;
            if (calm == 2) {
                return measured;
            }
            least = Math.min(least, cost);
        }
        throw new AssertionError("The instances get faster and faster");
    }

    private Throughput measured(int shoppers, List<Sku> goods) {
        var before = cluster.cpu();
        var start = System.nanoTime();
        order(shoppers, goods);
        var seconds = (System.nanoTime() - start) / 1e9;
        var used = new TreeMap<String, Duration>();
        cluster.cpu().forEach((part, time) -> used.put(part, time.minus(before.getOrDefault(part, Duration.ZERO))));
        return new Throughput(
                seconds,
                ledger.requests(request -> request.kind() == Kind.CHECKOUT && request.at() > start && request.isGood()),
                used);
    }

    /** The number of parallel shoppers, each of whom only orders. */
    private void order(int atOnce, List<Sku> goods) {
        var end = System.nanoTime() + MEASURED.toNanos();
        try (var shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < atOnce; i++) {
                shoppers.execute(() -> {
                    while (System.nanoTime() < end) {
                        orderOne(goods.get(ThreadLocalRandom.current().nextInt(goods.size())));
                    }
                });
            }
        }
    }

    private void orderOne(Sku sku) {
        var shopper = new GuestShopper(cluster.http());
        var cart = shopper.cartWith(1, sku);
        var key = UUID.randomUUID().toString();
        ledger.add(cart, key, ledger.ask(Kind.CHECKOUT, () -> shopper.checkoutWithRetry(cart, key)));
    }

    private void keep(int instances) {
        var others = cluster.instances().stream().skip(instances).toList();
        others.stream().filter(ClusterInstance::isAlive).forEach(ClusterInstance::kill);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> others.stream().noneMatch(cluster.balancer()::isSending));
    }
}
