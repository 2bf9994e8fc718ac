package com.bharatmart.cart;

import com.bharatmart.catalog.Offer;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.Quantity;
import java.util.List;

/**
 * A cart as it stands now, at today's prices.
 *
 * @param version changes with every change of the cart, not with its prices
 */
public record CartView(CartId id, int version, List<Line> lines, Totals totals) {

    public CartView {
        lines = List.copyOf(lines);
    }

    /**
     * One sku.
     *
     * @param inStock whether there are as many pieces for sale as this line wants
     */
    public record Line(CartItemId id, Offer offer, Quantity quantity, boolean inStock) {}
}
