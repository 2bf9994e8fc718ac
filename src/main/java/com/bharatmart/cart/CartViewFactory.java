package com.bharatmart.cart;

import com.bharatmart.catalog.CatalogService;
import com.bharatmart.inventory.StockService;
import com.bharatmart.platform.database.QueryPipeline;
import com.bharatmart.pricing.PricingItem;
import com.bharatmart.pricing.PricingService;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes views of carts. Two queries, in one round trip, get the offers and the stock of all lines. */
@Component
class CartViewFactory {

    private final CatalogService catalog;
    private final StockService stock;
    private final QueryPipeline queries;
    private final PricingService pricing;
    private final CartProperties properties;

    CartViewFactory(
            CatalogService catalog,
            StockService stock,
            QueryPipeline queries,
            PricingService pricing,
            CartProperties properties) {
        this.catalog = catalog;
        this.queries = queries;
        this.stock = stock;
        this.pricing = pricing;
        this.properties = properties;
    }

    CartOffers offers(Cart cart) {
        return offers(cart.items().stream().map(CartItem::sku).toList());
    }

    CartOffers offers(Collection<Sku> skus) {
        if (skus.isEmpty()) {
            return new CartOffers(Map.of(), Map.of());
        }
        var offers = catalog.offersQuery(skus);
        var available = stock.availableQuery(skus);
        queries.execute(offers, available);
        return new CartOffers(offers.result(), available.result());
    }

    CartView of(Cart cart) {
        return of(cart, offers(cart));
    }

    CartView of(Cart cart, CartOffers offers) {
        var lines = lines(cart, offers);
        return new CartView(cart.id(), cart.version(), lines, removed(cart, offers), pricing.totals(items(lines)));
    }

    Totals totals(Cart cart, IndianState destination) {
        return pricing.totals(items(lines(cart, offers(cart))), destination);
    }

    private List<CartView.Line> lines(Cart cart, CartOffers offers) {
        var lines = new ArrayList<CartView.Line>();
        for (var item : cart.items()) {
            var offer = offers.offers().get(item.sku());
            if (offer != null) {
                lines.add(new CartView.Line(
                        item.id(),
                        offer,
                        item.quantity(),
                        offers.orderable(item.sku(), properties.maxQuantity()),
                        item.priceWhenAdded(),
                        offer.published() && offers.isInStock(item)));
            }
        }
        return lines;
    }

    private static List<CartView.RemovedLine> removed(Cart cart, CartOffers offers) {
        return cart.items().stream()
                .filter(item -> !offers.offers().containsKey(item.sku()))
                .map(item -> new CartView.RemovedLine(item.id(), item.sku(), item.quantity()))
                .toList();
    }

    private static List<PricingItem> items(List<CartView.Line> lines) {
        return lines.stream()
                .map(line -> new PricingItem(line.offer(), line.quantity()))
                .toList();
    }
}
