package com.bharatmart.cart;

import com.bharatmart.catalog.Offer;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.Quantity;
import java.util.List;

/**
 * A cart at the current prices.
 *
 * @param version changes with every change of the cart, but not with the prices
 */
public record CartView(CartId id, int version, List<Line> lines, Totals totals) {

    public CartView {
        lines = List.copyOf(lines);
    }

    /**
     * One SKU.
     *
     * @param inStock whether the quantity of this line can be bought now
     */
    public record Line(CartItemId id, Offer offer, Quantity quantity, boolean inStock) {}
}
