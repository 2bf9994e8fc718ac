package com.bharatmart.drill;

import static org.awaitility.Awaitility.await;

import com.bharatmart.drill.OrderLedger.Kind;
import com.bharatmart.drill.OrderLedger.Request;
import com.bharatmart.razorpay.Fault;
import com.bharatmart.razorpay.RazorpayServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gateway is slow, fails, or loses its answers, and its events are lost meanwhile. */
@Tag("drills")
class BrokenGatewayTest {

    private static final String CREATE = "POST /v1/orders";
    private static final String CAPTURE = "POST /v1/payments/{id}/capture";
    private static final String READ = "GET /v1/payments/{id}";

    private static final double GUESTS = 30; // per second, of whom every twentieth orders with cash on delivery
    private static final double BUYERS = 1; // per second, who pay online
    private static final int EARLIER = 5;
    private static final Duration CALM = Duration.ofSeconds(5);
    private static final Duration BROKEN = Duration.ofSeconds(15);
    private static final Duration RECONCILED = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** How the gateway is broken. */
    private enum Outage {
        SLOW("slow"),
        FAILING("answering 503"),
        SILENT("silent");

        private final String text;

        Outage(String text) {
            this.text = text;
        }

        private Fault fault() {
            return switch (this) {
                case SLOW -> Fault.slow(Duration.ofSeconds(8));
                case FAILING -> Fault.fail(1, 503);
                case SILENT -> Fault.loseAnswer(1);
            };
        }
    }

    @Test
    void ordersWaitForTheGatewayAndCashGoesOn() {
        OnlineDrill.run(
                new Drill.Title(14, "broken-gateway", "the payment gateway is slow, fails, or loses its answers"),
                online -> {
                    // So that the shop takes the money of an authorized payment itself.
                    online.shop().razorpay().gateway().captureAutomatically(false);
                    try (var _ = online.drill().guests(GUESTS)) {
                        online.drill().run(CALM);
                        for (var how : Outage.values()) {
                            new Part(online, how).run();
                        }
                        online.drill().run(CALM);
                    }
                    online.audit();
                });
    }

    /** One way to be broken. */
    private record Part(OnlineDrill online, Outage how) {

        void run() {
            var drill = online.drill();
            var earlier = Stream.generate(online::ordered).limit(EARLIER).toList();
            var fault = drill.fault("the gateway is " + how.text);
            if (how == Outage.SILENT) {
                chargeInSilence(earlier);
            } else {
                razorpay().webhooks().disable();
                razorpay().faults().add(how.fault());
                earlier.forEach(OnlinePurchase::pay);
            }
            // A check that fails is the last one for a while.
            earlier.forEach(online::checkNow);
            var later = new ArrayList<OnlinePurchase>();
            try (var _ = new OpenLoop(() -> BUYERS, () -> {
                var purchase = online.next();
                later.add(purchase);
                return purchase::checkout;
            })) {
                drill.run(BROKEN);
                expectWaiting(earlier);
            }
            razorpay().faults().clear();
            razorpay().webhooks().enable();
            fault.end();
            later.forEach(purchase -> Thread.ofVirtual().start(() -> payNow(purchase)));
            var all = Stream.concat(earlier.stream(), later.stream()).toList();
            var reconciled = drill.until(
                    "orders are reconciled after the gateway was " + how.text,
                    RECONCILED.plusSeconds(15),
                    () -> all.stream().allMatch(online::isPaid));
            drill.expectAtMost("%s: %d orders reconciled".formatted(how.text, all.size()), RECONCILED, reconciled);
            expectShoppers(fault);
        }

        /** The shop takes the money, and does not learn that it has it. */
        private void chargeInSilence(List<OnlinePurchase> earlier) {
            for (var route : List.of(CREATE, CAPTURE, READ)) {
                razorpay().faults().add(how.fault().on(route));
            }
            earlier.forEach(OnlinePurchase::pay);
            await().atMost(BROKEN).until(() -> earlier.stream().anyMatch(this::isCharged));
            razorpay().webhooks().disable();
            razorpay().faults().add(how.fault());
            online.drill().mark("an order is charged");
        }

        private boolean isCharged(OnlinePurchase purchase) {
            return razorpay().gateway().order(purchase.providerOrderId()).isPaid();
        }

        private void expectWaiting(List<OnlinePurchase> earlier) {
            var charged = earlier.stream().filter(this::isCharged).count();
            var waiting = earlier.stream()
                    .filter(purchase -> online.status(purchase).equals("PENDING_PAYMENT"))
                    .count();
            online.drill()
                    .expect(
                            how.text + ": orders paid meanwhile stay PENDING_PAYMENT",
                            "%d of %d, of which %d are charged".formatted(waiting, earlier.size(), charged),
                            waiting == earlier.size() && (charged > 0) == (how == Outage.SILENT));
        }

        private void payNow(OnlinePurchase purchase) {
            online.complete(purchase);
            purchase.pay();
        }

        private void expectShoppers(Timeline.Fault fault) {
            var drill = online.drill();
            var cash = during(fault, Kind.CHECKOUT);
            drill.expectShare(how.text + ": checkouts with cash on delivery", 1, cash);
            drill.expectAtMost(how.text + ": p99 of these", Duration.ofSeconds(1), OrderLedger.percentile(cash, 0.99));
            var buyers = during(fault, Kind.ONLINE_CHECKOUT);
            var slowest = OrderLedger.percentile(buyers, 1);
            var statuses = buyers.stream().map(Request::status).collect(Collectors.toSet());
            drill.expect(
                    how.text + ": checkouts with online payment get 201 or 503 ≤ " + Drill.seconds(PATIENCE),
                    "%d of them, statuses %s, %s".formatted(buyers.size(), statuses, Drill.seconds(slowest)),
                    Set.of(201, 503).containsAll(statuses) && slowest.compareTo(PATIENCE) <= 0);
        }

        private List<Request> during(Timeline.Fault fault, Kind kind) {
            return online.drill()
                    .ledger()
                    .requests(request -> request.kind() == kind && request.isBetween(fault.from(), fault.to()));
        }

        private RazorpayServer razorpay() {
            return online.shop().razorpay();
        }
    }
}
