package com.bharatmart.drill;

import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads pages of the catalog, each of them only once, in an open loop: lists, searches for words and for skus, and lists
 * with facets. Only the database has them.
 */
final class SearchLoad implements AutoCloseable {

    private static final int TYPES = 4;

    private final Http http;
    private final OrderLedger ledger;
    private final List<Sku> goods;
    private final AtomicInteger number = new AtomicInteger();
    private final OpenLoop loop;

    SearchLoad(Http http, OrderLedger ledger, List<Sku> goods, double perSecond) {
        this.http = http;
        this.ledger = ledger;
        this.goods = goods;
        this.loop = new OpenLoop(() -> perSecond, this::next);
    }

    private Runnable next() {
        var page = page(number.incrementAndGet());
        return () -> ledger.ask(OrderLedger.Kind.SEARCH, () -> http.get(page));
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
        loop.close();
    }
}
