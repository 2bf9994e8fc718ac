package com.bharatmart.drill;

import com.bharatmart.cluster.SlowClients;
import com.bharatmart.cluster.SlowClients.Kind;
import com.bharatmart.drill.OrderLedger.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand clients keep connections open by sending or reading as little as they can. */
@Tag("drills")
class SlowClientsTest {

    private static final double SHOPPERS = 20; // per second
    private static final int CONNECTIONS = 1000;

    private static final Duration CALM = Duration.ofSeconds(15);
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Duration DROPPED = Duration.ofSeconds(10);

    /** Clients that send large bodies slowly, as from a train. */
    private static final int HONEST = 3;

    /** Connections of the instances that these and the other shoppers use on average. */
    private static final int IN_USE = 8;

    /** What the machine adds to a request while it opens a thousand connections. */
    private static final Duration NOISE = Duration.ofMillis(100);

    @Test
    void slowClientsAreDroppedAndOthersDoNotNotice() {
        SmallDrill.run(
                new Drill.Title(19, "slow-clients", "1,000 connections that send or read slowly"),
                Map.of(),
                SlowClientsTest::attack);
    }

    private static void attack(SmallDrill small) {
        var drill = small.drill();
        try (var _ = drill.guests(SHOPPERS)) {
            drill.run(CALM);
            var before = System.nanoTime();
            drill.run(CALM);
            var calm = p99(drill, request -> request.at() > before);
            // Large bodies may take longer, and are not dropped.
            var senders = new SlowSenders(small.shop().http(), HONEST);
            try (senders) {
                for (var kind : Kind.values()) {
                    attack(small, kind, kind == Kind.READ ? "/api/v1/products" : "/api/v1/auth/login", calm);
                }
            }
            drill.expect(
                    "honest clients that send a large body slowly and are cut off",
                    "%d of %d".formatted(senders.cutOff(), senders.sent()),
                    senders.sent() > 0 && senders.cutOff() == 0);
        }
        drill.audit();
    }

    private static void attack(SmallDrill small, Kind kind, String path, Duration calm) {
        var drill = small.drill();
        var what = "slow " + kind.name().toLowerCase(Locale.ROOT);
        var inUse = new ArrayList<Integer>();
        var afterwards = System.nanoTime() + DROPPED.toNanos();
        var fault = drill.fault(what);
        try (var clients = SlowClients.start(small.shop(), kind, CONNECTIONS, path, TIME)) {
            var end = System.nanoTime() + TIME.toNanos();
            drill.until("the clients of " + what + " have had their time", TIME.plusSeconds(10), () -> {
                clients.look();
                if (System.nanoTime() > afterwards) {
                    inUse.add(small.shop().balancer().connectionsInUse());
                }
                return System.nanoTime() > end;
            });
            fault.end();
            drill.expect(
                    "connections of " + what, String.valueOf(clients.opened()), clients.opened() >= CONNECTIONS * 0.9);
            // What a slow reader was sent is in the buffers of the balancer, for which it is idle.
            if (kind != Kind.READ) {
                drill.expectAtMost(what + " are dropped after", DROPPED, clients.longest());
            }
        }
        var held = inUse.stream().mapToInt(Integer::intValue).average().orElse(0);
        drill.expect(
                "connections of the instances in use on average, %s after %s ≤ %d"
                        .formatted(Drill.seconds(DROPPED), what, IN_USE),
                String.format(Locale.ROOT, "%.1f", held),
                held <= IN_USE);
        List<Request> meanwhile = drill.ledger().requests(request -> request.isBetween(fault.from(), fault.to()));
        drill.expectShare("others' requests with " + what, 0.99, meanwhile);
        var limit = calm.multipliedBy(2).plus(NOISE);
        drill.expectAtMost(
                "others' p99 with %s, twice %s and %s".formatted(what, Drill.seconds(calm), Drill.seconds(NOISE)),
                limit,
                OrderLedger.percentile(meanwhile, 0.99));
    }

    private static Duration p99(Drill drill, Predicate<Request> which) {
        return OrderLedger.percentile(drill.ledger().requests(which), 0.99);
    }
}
