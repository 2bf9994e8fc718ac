package com.bharatmart.drill;

import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads pages of the catalog, each of them only once, in an open loop: lists, searches for words and for skus, and lists
 * with facets. Only the database has them.
 */
final class SearchLoad implements AutoCloseable {

    private static final int TYPES = 4;

    private final Http http;
    private final OrderLedger ledger;
    private final List<Sku> goods;
    private final double perSecond;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Thread arrivals;
    private volatile boolean closed;

    SearchLoad(Http http, OrderLedger ledger, List<Sku> goods, double perSecond) {
        this.http = http;
        this.ledger = ledger;
        this.goods = goods;
        this.perSecond = perSecond;
        this.arrivals = Thread.ofPlatform().name("searches").start(this::arrive);
    }

    private void arrive() {
        var next = System.nanoTime();
        for (var number = 1; !closed; number++) {
            var page = page(number);
            underWay.incrementAndGet();
            Thread.ofVirtual().start(() -> {
                try {
                    ledger.ask(OrderLedger.Kind.SEARCH, () -> http.get(page));
                } finally {
                    underWay.decrementAndGet();
                }
            });
            next += (long) (1_000_000_000L / perSecond);
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** A price that no product has keeps the page apart from all others, and leaves all products in it. */
    private String page(int number) {
        var price = "maxPrice=" + (10_000_000 + number);
        return switch (number % TYPES) {
            case 0 -> "/api/v1/products?" + price;
            case 1 -> "/api/v1/products?q=towel&" + price;
            case 2 -> "/api/v1/products?include=facets,total&" + price;
            default -> "/api/v1/products?q=" + goods.get(number % goods.size()) + "&" + price;
        };
    }

    /** Returns when the last request was answered. */
    @Override
    public void close() {
        closed = true;
        try {
            arrivals.join();
            while (underWay.get() > 0) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
