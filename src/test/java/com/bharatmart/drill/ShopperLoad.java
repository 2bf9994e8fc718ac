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
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends shoppers in an open loop: at a fixed rate, however long earlier ones wait. Of a hundred, eighty browse, fifteen
 * fill a cart, and five order.
 */
final class ShopperLoad implements AutoCloseable {

    private static final int BROWSING = 80;
    private static final int CARTS = 15;

    /** The fraction of browsing shoppers. */
    private static final int ACCOUNTS = 10;

    private final Http http;
    private final OrderLedger ledger;
    private final List<Sku> goods;
    private final List<String> pages;
    private final List<SignedInClient> signedIn;
    private final Random random = new Random(4711);
    private final LongAdder served = new LongAdder();
    private final List<Thread> inTurn;
    private final @Nullable OpenLoop loop;
    private volatile double perSecond;
    private volatile boolean closed;

    /**
     * Without goods in the ledger, all of them only browse.
     *
     * @param pages paths that browsing shoppers read
     */
    ShopperLoad(Http http, OrderLedger ledger, List<String> pages, double perSecond) {
        this(http, ledger, pages, List.of(), perSecond, 0);
    }

    /** @param signedIn customers who read their accounts; one in eight of the browsing shoppers */
    ShopperLoad(Http http, OrderLedger ledger, List<String> pages, List<SignedInClient> signedIn, double perSecond) {
        this(http, ledger, pages, signedIn, perSecond, 0);
    }

    /** Sends shoppers in a closed loop: each starts when an earlier one has finished. */
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
        this.inTurn = Stream.generate(() -> Thread.ofVirtual().start(this::shopInTurn))
                .limit(atOnce)
                .toList();
        this.loop = atOnce == 0 ? new OpenLoop(() -> this.perSecond, this::next) : null;
    }

    void rate(double arrivalsPerSecond) {
        perSecond = arrivalsPerSecond;
    }

    /** Returns when the last request was answered. */
    @Override
    public void close() {
        closed = true;
        try {
            for (var thread : inTurn) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (loop != null) {
            loop.close();
        }
    }

    /** The number of shoppers whose requests all succeeded. */
    long served() {
        return served.sum();
    }

    private void shopInTurn() {
        while (!closed) {
            if (shop(ThreadLocalRandom.current().nextInt(100))) {
                served.increment();
            }
        }
    }

    private Runnable next() {
        var dice = random.nextInt(goods.isEmpty() ? BROWSING : 100);
        return () -> shop(dice);
    }

    /** Whether all requests succeeded. */
    private boolean shop(int dice) {
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

    /** The paths of some product pages and of the common lists. */
    static List<String> pages(List<String> slugs) {
        var pages = new ArrayList<>(List.of("/api/v1/categories", "/api/v1/products", "/api/v1/products?sort=price"));
        slugs.forEach(slug -> pages.add("/api/v1/products/" + slug));
        return pages;
    }
}
