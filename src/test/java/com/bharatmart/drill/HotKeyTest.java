package com.bharatmart.drill;

import com.bharatmart.cluster.Guard;
import com.bharatmart.drill.OrderLedger.Kind;
import com.bharatmart.drill.OrderLedger.Request;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The response that most shoppers want expires while they read it, and takes a second to load. */
@Tag("drills")
class HotKeyTest {

    private static final double READERS = 60; // per second
    private static final double GUESTS = 5; // per second
    private static final int INSTANCES = 2;

    /** A response expires after half of this time at the earliest. */
    private static final Duration FRESH = Duration.ofSeconds(8);

    private static final Duration TIME = Duration.ofSeconds(40);
    private static final Duration FAST = Duration.ofMillis(500);

    @Test
    void eachInstanceLoadsItOnce() {
        var hot = SmallDrill.goods(1).getFirst();
        var slug = "towel-" + hot.value().substring(2).toLowerCase(Locale.ROOT);
        SmallDrill.run(
                new Drill.Title(18, "hot-key", "the response that most shoppers want expires, again and again"),
                SmallDrill.Setup.of(HotKeyTest::properties).with(Map.of(hot, SmallDrill.PIECES)),
                small -> {
                    var drill = small.drill();
                    var page = "/api/v1/products/" + slug;
                    small.shop()
                            .instances()
                            .forEach(instance -> Drill.patiently()
                                    .until(() -> instance.http().get(page).status() == 200));
                    var reads = new ConcurrentLinkedQueue<Request>();
                    try (var _ = drill.guests(GUESTS);
                            var _ = new OpenLoop(() -> READERS, () -> () -> read(small, page, reads))) {
                        drill.run(Duration.ofSeconds(3));
                        try (var loads = new SlowProductReads(small.shop().database(), slug)) {
                            var fault = drill.fault("each load of it takes a second");
                            drill.run(TIME);
                            fault.end();
                            expectLoads(drill, loads, List.copyOf(reads));
                        }
                    }
                    drill.audit();
                });
    }

    private static Map<String, String> properties() {
        return Map.of(
                "bharatmart.catalog.fresh-for",
                FRESH.toSeconds() + "s",
                // Instances that share responses also agree on which of them loads.
                "bharatmart.catalog.shared",
                String.valueOf(!Guard.SINGLE_FLIGHT.isTakenOut()));
    }

    private static void read(SmallDrill small, String page, Queue<Request> reads) {
        var start = System.nanoTime();
        var answer = small.drill()
                .ledger()
                .ask(Kind.BROWSE, () -> small.shop().http().get(page));
        reads.add(Request.of(Kind.BROWSE, start, answer));
    }

    private static void expectLoads(Drill drill, SlowProductReads loads, List<Request> reads) {
        var expiries = TIME.dividedBy(FRESH.dividedBy(2)) + 1;
        drill.expect(
                "loads at the same time ≤ %d, one of each instance".formatted(INSTANCES),
                String.valueOf(loads.most()),
                loads.most() <= INSTANCES);
        drill.expect(
                "loads ≤ %d, one of each instance in %s"
                        .formatted(expiries * INSTANCES, Drill.seconds(FRESH.dividedBy(2))),
                "%d for %d reads".formatted(loads.count(), reads.size()),
                loads.count() > 0 && loads.count() <= expiries * INSTANCES);
        drill.expectShare("reads", 1, reads);
        drill.expectAtMost("99 of 100 reads took", FAST, OrderLedger.percentile(reads, 0.99));
    }
}
