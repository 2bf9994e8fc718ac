package com.bharatmart.drill;

import com.bharatmart.drill.OrderLedger.Checkout;
import com.bharatmart.drill.OrderLedger.Kind;
import com.bharatmart.order.GuestShopper;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("drills")
class ReplayAfterCrashTest {

    /** Each buys another product: a commit that waits keeps its stock locked. */
    private static final int SHOPPERS = 10;

    private static final int WAITING = 5;

    /** Of the saturation. Each write waits, so the instances soon have no connection left. */
    private static final double FEW = 0.1;

    /** In seconds; the response says at most three. */
    private static final int RETRY_AFTER = 1;

    @Test
    void whatAReplayAcknowledgesIsStillThereAfterTheFailover() {
        Drill.run(
                28,
                "replay-after-crash",
                "the primary crashes while its standby is away, restarts, answers replays, and is lost",
                drill -> {
                    var carts = carts(drill);
                    var postgres = drill.cluster().postgres();
                    var primary = postgres.primary();
                    var standby = postgres.standby();
                    Timeline.Fault fault;
                    try (var _ = drill.crowd(FEW);
                            var shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
                        drill.run(Duration.ofSeconds(5));
                        fault = drill.fault("the standby is off, and nobody manages the primary");
                        // Patroni would let the primary go on alone, and never promote the standby.
                        primary.freezePatroni();
                        standby.kill();
                        carts.forEach(cart -> shoppers.execute(() -> buy(drill, cart)));
                        var server = JdbcClient.create(postgres.asAdministrator(primary));
                        drill.until("the checkouts wait for the standby", () -> waitingCommits(server) >= WAITING);
                        primary.crashPostgres();
                        drill.until("the primary has restarted", () -> ordersOf(server, carts) > 0);
                        drill.run(Duration.ofSeconds(10));
                        primary.kill();
                        drill.mark("the primary is lost, the standby is on");
                        standby.start();
                        drill.until("an order is taken again", () -> drill.isTakingOrdersSince(fault));
                        fault.end();
                    }
                    drill.audit();
                });
    }

    private static List<String> carts(Drill drill) {
        var shopper = new GuestShopper(drill.cluster().http());
        return drill.ledger().goods().keySet().stream()
                .limit(SHOPPERS)
                .map(sku -> shopper.cartWith(1, sku))
                .toList();
    }

    /** Repeats the checkout with its key until it is answered. */
    private static void buy(Drill drill, String cart) {
        var shopper = new GuestShopper(drill.cluster().http());
        var key = UUID.randomUUID().toString();
        var answer = drill.ledger().ask(Kind.CHECKOUT, () -> shopper.checkout(cart, key));
        while (new Checkout(cart, key, answer).isOpen()) {
            LockSupport.parkNanos(Duration.ofSeconds(RETRY_AFTER).toNanos());
            answer = drill.ledger().ask(Kind.CHECKOUT, () -> shopper.checkout(cart, key));
        }
        drill.ledger().add(cart, key, answer);
    }

    private static int waitingCommits(JdbcClient server) {
        return server.sql("""
                        SELECT count(DISTINCT pid) FROM pg_stat_activity JOIN pg_locks USING (pid)
                        WHERE wait_event = 'SyncRep' AND relation = 'orders'::regclass""").query(Integer.class).single();
    }

    /** The orders that the restarted server shows. The standby has none of them. */
    private static int ordersOf(JdbcClient server, List<String> carts) {
        return server.sql("SELECT count(*) FROM orders WHERE '/api/v1/carts/' || cart_id = ANY (?)")
                .param(carts.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }
}
