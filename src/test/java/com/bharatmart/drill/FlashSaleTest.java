package com.bharatmart.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.drill.OrderLedger.Kind;
import com.bharatmart.drill.OrderLedger.Request;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("drills")
class FlashSaleTest {

    private static final int UNITS = 100;
    private static final int SHOPPERS = 5_000;
    private static final int REHEARSING = 1_000;
    private static final int AT_ONCE = 12;
    private static final int TIMES_THE_CAPACITY = 5;
    private static final int CROWD = 95; // percent
    private static final Duration FAST = Duration.ofSeconds(1);

    @Test
    void aHundredUnitsAreSoldToFiveThousandShoppers() {
        var title =
                new Drill.Title(17, "flash-sale", "5,000 shoppers want 100 units, five times as fast as can be served");
        Drill.run(title, 2, UNITS, drill -> {
            var goods = List.copyOf(drill.ledger().goods().keySet());
            var http = drill.cluster().http();
            var warmUp = carts(http, goods.getFirst(), REHEARSING);
            var rehearsal = carts(http, goods.getFirst(), REHEARSING);
            var sale = carts(http, goods.getLast(), SHOPPERS);
            drill.run(Duration.ofSeconds(2));

            double peak;
            Timeline.Fault fault;
            try (var _ = drill.cluster().separateProcessors()) {
                oneAfterTheOther(drill, warmUp);
                peak = oneAfterTheOther(drill, rehearsal);
                drill.run(Duration.ofSeconds(2));
                drill.sendShoppers(peak * TIMES_THE_CAPACITY);
                fault = drill.fault("the sale begins");
                allTogether(drill, sale, peak * TIMES_THE_CAPACITY);
                fault.end();
                drill.mark("everybody knows");
            }

            var goodput = decidedPerSecond(drill, fault);
            drill.expect("units sold", String.valueOf(sold(drill, sale)), sold(drill, sale) == UNITS);
            drill.expect(
                    "goodput ≥ 90 % of the peak",
                    "%d of %d checkouts/s decided".formatted(Math.round(goodput), Math.round(peak)),
                    goodput >= 0.9 * peak);
            var later = drill.failed(Request::saysWhenToRetry);
            drill.expectAtMost("95 of 100 answers to come back took", FAST, OrderLedger.percentile(later, 0.95));
            drill.expectNone(
                    "answers but sold, sold out and come back",
                    drill.failed(request -> !isDecision(request) && !request.saysWhenToRetry()));
            drill.audit();
        });
    }

    private static Queue<String> carts(Http http, Sku sku, int count) {
        var carts = new ConcurrentLinkedQueue<String>();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (var i = 0; i < count; i++) {
                threads.execute(() -> carts.add(new GuestShopper(http).cartWith(1, sku)));
            }
        }
        assertThat(carts).hasSize(count);
        return carts;
    }

    /** Measures the peak in checkouts per second: a fixed number of shoppers at a time, none of whom has to retry. */
    private static double oneAfterTheOther(Drill drill, Queue<String> carts) {
        var start = System.nanoTime();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            carts.forEach(cart -> threads.execute(() -> buy(drill, cart)));
        }
        return carts.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static void allTogether(Drill drill, Queue<String> carts, double perSecond) {
        try (var shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            var next = System.nanoTime();
            for (var cart : carts) {
                shoppers.execute(() -> buy(drill, cart));
                next += (long) (1e9 / perSecond);
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    /** Retries with the same key until the checkout is decided. */
    private static void buy(Drill drill, String cart) {
        var shopper = new GuestShopper(drill.cluster().http());
        var key = UUID.randomUUID().toString();
        Supplier<Http.Response> checkout = () -> shopper.checkout(cart, key);
        var answer = drill.ledger().ask(Kind.CHECKOUT, checkout);
        while (new OrderLedger.Checkout(cart, key, answer).isOpen()) {
            var seconds = answer == null ? "1" : answer.header("Retry-After").orElse("1");
            LockSupport.parkNanos(Duration.ofSeconds(Long.parseLong(seconds)).toNanos());
            answer = drill.ledger().ask(Kind.CHECKOUT, checkout);
        }
        drill.ledger().add(cart, key, answer);
    }

    /** The time until 95 of 100 shoppers know whether they have bought. */
    private static double decidedPerSecond(Drill drill, Timeline.Fault fault) {
        var decided = drill.ledger().requests(request -> request.at() > fault.from() && isDecision(request)).stream()
                .map(request -> request.at() + request.took().toNanos() - fault.from())
                .sorted()
                .toList();
        var crowd = Math.min(decided.size(), SHOPPERS * CROWD / 100);
        return crowd == 0 ? 0 : crowd / (decided.get(crowd - 1) / 1e9);
    }

    private static boolean isDecision(Request request) {
        return request.isGood() || (request.status() == 409 && !request.saysWhenToRetry());
    }

    private static long sold(Drill drill, Queue<String> carts) {
        return drill.ledger().checkouts().stream()
                .filter(checkout -> checkout.isAcknowledged() && carts.contains(checkout.cart()))
                .count();
    }
}
