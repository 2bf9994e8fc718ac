package com.bharatmart.drill;

import com.bharatmart.razorpay.CheckoutResponse;
import com.bharatmart.razorpay.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each event arrives ten times, in any sequence, and before the gateway answers the call that has led to it. */
@Tag("drills")
class RepeatedWebhooksTest {

    private static final String CREATE = "POST /v1/orders";
    private static final String CAPTURE = "POST /v1/payments/{id}/capture";

    private static final int COPIES = 10;
    private static final double BUYERS = 2; // per second
    private static final Duration ARRIVALS = Duration.ofSeconds(20);
    private static final Duration SPREAD = Duration.ofSeconds(3);
    private static final Duration SETTLED = Duration.ofSeconds(60);

    /** How a shopper pays. */
    private enum Way {
        AT_ONCE,
        SECOND_CARD,
        LATE_AUTHORIZATION
    }

    private final AtomicInteger visits = new AtomicInteger();
    private final Map<OnlinePurchase, Instant> answers = new ConcurrentHashMap<>();

    @Test
    void eachPaymentHasOneEffect() {
        OnlineDrill.run(
                new Drill.Title(15, "repeated-webhooks", "webhooks ten times, reordered, before the API's own answer"),
                online -> {
                    var drill = online.drill();
                    var razorpay = online.shop().razorpay();
                    razorpay.gateway().captureAutomatically(false);
                    razorpay.webhooks().duplicate(COPIES);
                    razorpay.webhooks().reorder(SPREAD);
                    razorpay.faults()
                            .add(Fault.slowAnswer(1, Duration.ofSeconds(1)).on(CREATE));
                    razorpay.faults()
                            .add(Fault.slowAnswer(1, Duration.ofSeconds(1)).on(CAPTURE));
                    var fault = drill.fault("events come ten times");
                    try (var _ = new OpenLoop(() -> BUYERS, () -> visit(online))) {
                        drill.run(ARRIVALS);
                    }
                    var took = drill.until(
                            "all orders are paid",
                            SETTLED.plusSeconds(15),
                            () -> online.purchases().stream().allMatch(online::isPaid));
                    drill.expectAtMost("orders are paid after the last shopper", SETTLED, took);
                    drill.until(
                            "all events are taken", () -> razorpay.webhooks().pending() == 0);
                    fault.end();
                    expectEvents(online);
                    expectOneTransition(online);
                    online.audit();
                });
    }

    private Runnable visit(OnlineDrill online) {
        var way = Way.values()[visits.getAndIncrement() % Way.values().length];
        return () -> {
            var purchase = online.next();
            var checkout = Thread.ofVirtual().start(() -> {
                online.place(purchase);
                answers.put(purchase, Instant.now());
            });
            online.learn(purchase);
            var paid = pay(online, purchase, way);
            join(checkout);
            online.complete(purchase);
            var again = Thread.ofVirtual().start(() -> purchase.confirm(paid));
            purchase.confirm(paid);
            join(again);
        };
    }

    private static CheckoutResponse pay(OnlineDrill online, OnlinePurchase purchase, Way way) {
        var shopper = online.shop().razorpay().shopper();
        return switch (way) {
            case AT_ONCE -> purchase.pay();
            case SECOND_CARD -> {
                shopper.fail(purchase.providerOrderId());
                yield purchase.pay();
            }
            case LATE_AUTHORIZATION ->
                shopper.payLate(shopper.fail(purchase.providerOrderId()).id());
        };
    }

    private void expectEvents(OnlineDrill online) {
        var webhooks = online.shop().razorpay().webhooks();
        var events = webhooks.eventIds().size();
        online.drill()
                .expect(
                        "each event is delivered %d times".formatted(COPIES),
                        "%d deliveries of %d events".formatted(webhooks.delivered(), events),
                        webhooks.delivered() == COPIES * events);
        var early = online.purchases().stream()
                .filter(purchase -> online.jdbc()
                        .sql("SELECT min(received_at) FROM payment_event WHERE provider_order_id = ?")
                        .param(purchase.providerOrderId())
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant()
                        .isBefore(answers.get(purchase)))
                .count();
        online.drill()
                .expect(
                        "events came before the answer to the checkout",
                        "for %d of %d orders".formatted(early, answers.size()),
                        early > 0);
    }

    /** The audit compares the states and the books; this counts what a second transition would do besides. */
    private static void expectOneTransition(OnlineDrill online) {
        var refunds = online.jdbc()
                .sql("SELECT count(*) FROM refund")
                .query(Long.class)
                .single();
        online.drill().expect("refunds", String.valueOf(refunds), refunds == 0);
        online.drill()
                .until(
                        "all messages are sent",
                        () -> online.jdbc()
                                .sql("SELECT NOT EXISTS (SELECT FROM message WHERE state = 'WAITING')")
                                .query(Boolean.class)
                                .single());
        var mails = online.purchases().stream()
                .map(purchase -> online.shop().mail().subjects(purchase.email()).stream()
                        .filter(subject -> subject.startsWith("Your order"))
                        .count())
                .toList();
        online.drill()
                .expect(
                        "confirmations to each shopper: 1",
                        "%d for %d orders"
                                .formatted(
                                        mails.stream().mapToLong(count -> count).sum(), mails.size()),
                        List.copyOf(mails).stream().allMatch(count -> count == 1));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
