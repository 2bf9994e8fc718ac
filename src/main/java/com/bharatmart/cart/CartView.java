package com.bharatmart.cart;

import com.bharatmart.catalog.Offer;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cart at the current prices.
 *
 * @param version changes with every change of the cart, but not with the prices
 * @param lines without those whose SKU the catalogue no longer has
 * @param removed the other lines; the cart cannot be ordered before they are deleted
 */
public record CartView(CartId id, int version, List<Line> lines, List<RemovedLine> removed, Totals totals) {

    public CartView {
        lines = List.copyOf(lines);
        removed = List.copyOf(removed);
    }

    /** A SKU that the catalogue no longer has. It has no name and no price, and the totals do not contain it. */
    public record RemovedLine(CartItemId id, Sku sku, Quantity quantity) {}

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
