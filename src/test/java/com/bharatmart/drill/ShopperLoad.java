package com.bharatmart.drill;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Shoppers who come at a rate of their own, however long those before them have to wait: of a hundred, eighty look,
 * fifteen put something into a cart, five order.
 */
final class ShopperLoad implements AutoCloseable {

    private static final int BROWSING = 80;
    private static final int CARTS = 15;

    /** Of those who look. */
    private static final int ACCOUNTS = 10;

    private final Http http;
    private final OrderLedger ledger;
    private final List<Sku> goods;
    private final List<String> pages;
    private final List<SignedInClient> signedIn;
    private final Random random = new Random(4711);
    private final AtomicInteger underWay = new AtomicInteger();
    private final LongAdder served = new LongAdder();
    private final List<Thread> arrivals;
    private volatile double perSecond;
    private volatile boolean closed;

    /** @param pages what those who look, look at */
    ShopperLoad(Http http, OrderLedger ledger, List<String> pages, double perSecond) {
        this(http, ledger, pages, List.of(), perSecond, 0);
    }

    /** @param signedIn of those who look, an eighth are these, who look at their accounts */
    ShopperLoad(Http http, OrderLedger ledger, List<String> pages, List<SignedInClient> signedIn, double perSecond) {
        this(http, ledger, pages, signedIn, perSecond, 0);
    }

    /** Other shoppers: each comes when the one before him is done, so many at a time. */
    static ShopperLoad inTurn(Http http, OrderLedger ledger, List<String> pages, int atOnce) {
        return new ShopperLoad(http, ledger, pages, List.of(), 0, atOnce);
    }

    private ShopperLoad(
            Http http,
            OrderLedger ledger,
            List<String> pages,
            List<SignedInClient> signedIn,
            double perSecond,
            int atOnce) {
        this.http = http;
        this.ledger = ledger;
        this.goods = List.copyOf(ledger.goods().keySet());
        this.pages = pages;
        this.signedIn = signedIn;
        this.perSecond = perSecond;
        this.arrivals = atOnce == 0
                ? List.of(Thread.ofPlatform().name("arrivals").start(this::arrive))
                : Stream.generate(() -> Thread.ofVirtual().start(this::comeInTurn))
                        .limit(atOnce)
                        .toList();
    }

    void rate(double arrivalsPerSecond) {
        perSecond = arrivalsPerSecond;
    }

    /** Returns when the last one has his answer. */
    @Override
    public void close() {
        closed = true;
        try {
            for (var thread : arrivals) {
                thread.join();
            }
            while (underWay.get() > 0) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many have got all that they wanted. */
    long served() {
        return served.sum();
    }

    private void comeInTurn() {
        while (!closed) {
            if (come(ThreadLocalRandom.current().nextInt(100))) {
                served.increment();
            }
        }
    }

    private void arrive() {
        var next = System.nanoTime();
        while (!closed) {
            var dice = random.nextInt(100);
            underWay.incrementAndGet();
            Thread.ofVirtual().start(() -> {
                try {
                    come(dice);
                } finally {
                    underWay.decrementAndGet();
                }
            });
            next += (long) (1_000_000_000L / perSecond);
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** Whether it all went well. */
    private boolean come(int dice) {
        if (dice < ACCOUNTS && !signedIn.isEmpty()) {
            return lookAtAccount(signedIn.get(ThreadLocalRandom.current().nextInt(signedIn.size())));
        }
        if (dice < BROWSING) {
            var page = pages.get(dice % pages.size());
            var seen = ledger.ask(OrderLedger.Kind.BROWSE, () -> http.get(page));
            return seen != null && seen.status() == 200;
        }
        var cart = ledger.ask(OrderLedger.Kind.CART, () -> http.post("/api/v1/carts", ""));
        var path = cart == null || cart.status() != 201
                ? null
                : cart.header("Location").orElseThrow();
        var shopper = new GuestShopper(http);
        var filled = path == null
                ? null
                : ledger.ask(OrderLedger.Kind.CART, () -> shopper.add(path, goods.get(dice % goods.size()), 1));
        if (path == null || filled == null || filled.status() != 200) {
            return false;
        }
        if (dice < BROWSING + CARTS) {
            return true;
        }
        var key = UUID.randomUUID().toString();
        var ordered = ledger.ask(OrderLedger.Kind.CHECKOUT, () -> shopper.checkout(path, key));
        ledger.add(path, key, ordered);
        return ordered != null && ordered.status() == 201;
    }

    private boolean lookAtAccount(SignedInClient shopper) {
        var seen = ledger.ask(OrderLedger.Kind.ACCOUNT, () -> shopper.get("/api/v1/customers/me"));
        if (seen == null || seen.status() != 200) {
            return false;
        }
        var isOwn = seen.json().get("email").asString().equals(shopper.email());
        if (!isOwn) {
            ledger.addMixedUp(shopper.email());
        }
        return isOwn;
    }

    /** The paths of the pages of some goods, and of what everybody looks at. */
    static List<String> pages(List<String> slugs) {
        var pages = new ArrayList<>(List.of("/api/v1/categories", "/api/v1/products", "/api/v1/products?sort=price"));
        slugs.forEach(slug -> pages.add("/api/v1/products/" + slug));
        return pages;
    }
}
