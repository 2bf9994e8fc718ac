package com.bharatmart.drill;

import com.bharatmart.drill.OrderLedger.Kind;
import com.bharatmart.razorpay.CallLog;
import com.bharatmart.razorpay.Fault;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gateway fails half of the calls: repetitions must not make it more than it can bear. */
@Tag("drills")
class FailingGatewayTest {

    /** The health check calls it, whether shoppers come or not. */
    private static final String PROBE = "GET /v1/orders";

    private static final double BUYERS = 5; // per second
    private static final double GUESTS = 20; // per second, of whom every twentieth orders with cash on delivery

    /** The reconciler asks for the first time 40 seconds after an order, and is not an arrival. */
    private static final Duration FAILING = Duration.ofSeconds(35);

    private static final Duration CALM = Duration.ofSeconds(5);
    private static final Duration RECONCILED = Duration.ofSeconds(60);
    private static final double MOST = 1.1;

    /** Shoppers who come back at the same time. */
    private static final int RETURNING = 8;

    @Test
    void itGetsHardlyMoreCallsThanShoppersCome() {
        OnlineDrill.run(
                new Drill.Title(16, "failing-gateway", "the payment gateway fails half of the calls"), online -> {
                    var drill = online.drill();
                    var razorpay = online.shop().razorpay();
                    try (var _ = drill.guests(GUESTS)) {
                        drill.run(CALM);
                        // Their processing would be calls without an arrival.
                        razorpay.webhooks().disable();
                        razorpay.faults().add(Fault.fail(0.5, 503));
                        razorpay.calls().clear();
                        var fault = drill.fault("half of the calls fail");
                        try (var _ = new OpenLoop(() -> BUYERS, () -> () -> visit(online.next()))) {
                            drill.run(FAILING);
                        }
                        fault.end();
                        expectCalls(online);
                        razorpay.faults().clear();
                        razorpay.webhooks().enable();
                        var placed = online.purchases().stream()
                                .filter(OnlinePurchase::isPlaced)
                                .toList();
                        try (var shoppers = Executors.newFixedThreadPool(RETURNING)) {
                            Stream.concat(placed.stream(), online.purchases().stream())
                                    .distinct()
                                    .forEach(purchase -> shoppers.execute(() -> payNow(online, purchase)));
                            var took = drill.until(
                                    "all orders are paid",
                                    RECONCILED.plusSeconds(15),
                                    () -> placed.stream().allMatch(online::isPaid));
                            drill.expectAtMost(
                                    "%d orders are paid after the gateway works again".formatted(placed.size()),
                                    RECONCILED,
                                    took);
                        }
                        drill.until(
                                "the shoppers who were refused have paid",
                                () -> online.purchases().stream().allMatch(online::isPaid));
                        drill.expectShare(
                                "checkouts with cash on delivery meanwhile",
                                1,
                                drill.ledger()
                                        .requests(request -> request.kind() == Kind.CHECKOUT
                                                && request.isBetween(fault.from(), fault.to())));
                    }
                    online.audit();
                });
    }

    /** Orders, asks once more for what is missing, and pays. */
    private static void visit(OnlinePurchase purchase) {
        purchase.checkout();
        if (purchase.isPlaced() && purchase.hasPayment()) {
            purchase.confirm(purchase.pay());
        }
    }

    /** A shopper whose order was refused or not paid comes back. */
    private static void payNow(OnlineDrill online, OnlinePurchase purchase) {
        online.complete(purchase);
        if (!online.isAtGateway(purchase)) {
            purchase.pay();
        }
    }

    private static void expectCalls(OnlineDrill online) {
        var arrivals = online.drill()
                .ledger()
                .requests(request -> Set.of(Kind.ONLINE_CHECKOUT, Kind.PAYMENT).contains(request.kind()))
                .size();
        var counts = online.shop().razorpay().calls().counts().stream()
                .filter(count -> !count.route().equals(PROBE))
                .toList();
        var calls = counts.stream().mapToLong(CallLog.Count::calls).sum();
        var failed = counts.stream().mapToLong(CallLog.Count::failed).sum();
        online.drill()
                .expect(
                        "calls ≤ %s times the requests that need one".formatted(MOST),
                        String.format(
                                Locale.ROOT,
                                "%d of %d, which is %.2f times; %d failed",
                                calls,
                                arrivals,
                                (double) calls / arrivals,
                                failed),
                        failed > 0 && calls <= MOST * arrivals);
    }
}
