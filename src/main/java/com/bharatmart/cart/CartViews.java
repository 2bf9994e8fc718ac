package com.bharatmart.cart;

import com.bharatmart.catalog.Catalogue;
import com.bharatmart.inventory.Stock;
import com.bharatmart.pricing.Item;
import com.bharatmart.pricing.Pricing;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks up what is in a cart: three queries, however many lines it has. */
@Component
class CartViews {

    private final Catalogue catalogue;
    private final Stock stock;
    private final Pricing pricing;

    CartViews(Catalogue catalogue, Stock stock, Pricing pricing) {
        this.catalogue = catalogue;
        this.stock = stock;
        this.pricing = pricing;
    }

    CartView of(Cart cart) {
        var lines = lines(cart);
        return new CartView(cart.id(), cart.version(), lines, pricing.totals(items(lines)));
    }

    Totals totals(Cart cart, IndianState destination) {
        return pricing.totals(items(lines(cart)), destination);
    }

    private List<CartView.Line> lines(Cart cart) {
        var skus = cart.items().stream().map(CartItem::sku).toList();
        if (skus.isEmpty()) {
            return List.of();
        }
        var offers = catalogue.offers(skus);
        var available = stock.available(skus);
        var lines = new ArrayList<CartView.Line>();
        for (var item : cart.items()) {
            var offer = offers.get(item.sku());
            if (offer != null) {
                lines.add(new CartView.Line(
                        item.id(), offer, item.quantity(), offer.published() && suffices(item, available)));
            }
        }
        return lines;
    }

    private static boolean suffices(CartItem item, Map<Sku, Integer> available) {
        return available.getOrDefault(item.sku(), 0) >= item.quantity().value();
    }

    private static List<Item> items(List<CartView.Line> lines) {
        return lines.stream()
                .map(line -> new Item(line.offer(), line.quantity()))
                .toList();
    }
}
