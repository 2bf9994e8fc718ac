package com.bharatmart.cart;

import com.bharatmart.catalog.CatalogService;
import com.bharatmart.catalog.Offer;
import com.bharatmart.inventory.StockService;
import com.bharatmart.pricing.PricingItem;
import com.bharatmart.pricing.PricingService;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks up what is in a cart: three queries, however many lines it has. */
@Component
class CartViewFactory {

    private final CatalogService catalogue;
    private final StockService stock;
    private final PricingService pricing;

    CartViewFactory(CatalogService catalogue, StockService stock, PricingService pricing) {
        this.catalogue = catalogue;
        this.stock = stock;
        this.pricing = pricing;
    }

    /** What the shop has to say about the skus in the cart, asked once for all that is done with it. */
    Shelf shelf(Cart cart) {
        var skus = cart.items().stream().map(CartItem::sku).toList();
        return skus.isEmpty()
                ? new Shelf(Map.of(), Map.of())
                : new Shelf(catalogue.offers(skus), stock.available(skus));
    }

    CartView of(Cart cart) {
        return of(cart, shelf(cart));
    }

    CartView of(Cart cart, Shelf shelf) {
        var lines = lines(cart, shelf);
        return new CartView(cart.id(), cart.version(), lines, pricing.totals(items(lines)));
    }

    Totals totals(Cart cart, IndianState destination) {
        return pricing.totals(items(lines(cart, shelf(cart))), destination);
    }

    private static List<CartView.Line> lines(Cart cart, Shelf shelf) {
        var lines = new ArrayList<CartView.Line>();
        for (var item : cart.items()) {
            var offer = shelf.offers().get(item.sku());
            if (offer != null) {
                lines.add(new CartView.Line(
                        item.id(), offer, item.quantity(), offer.published() && shelf.suffices(item)));
            }
        }
        return lines;
    }

    private static List<PricingItem> items(List<CartView.Line> lines) {
        return lines.stream()
                .map(line -> new PricingItem(line.offer(), line.quantity()))
                .toList();
    }

    /** Offers and pieces, of those skus that there are. */
    record Shelf(Map<Sku, Offer> offers, Map<Sku, Integer> pieces) {

        int available(Sku sku) {
            return pieces.getOrDefault(sku, 0);
        }

        boolean suffices(CartItem item) {
            return available(item.sku()) >= item.quantity().value();
        }
    }
}
