package com.bharatmart.cart;

import com.bharatmart.catalog.Offer;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * @param maxQuantity the units that an order can have now: the limit of a cart, or what is in stock if that is less
     * @param priceWhenAdded of one unit when units were last added; null if an earlier release added them
     * @param inStock whether the quantity of this line can be bought now
     */
    public record Line(
            CartItemId id,
            Offer offer,
            Quantity quantity,
            int maxQuantity,
            @Nullable Money priceWhenAdded,
            boolean inStock) {}
}
