package com.bharatmart.cart;

import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.List;

/**
 * A customer's cart after the merge of a guest's cart.
 *
 * @param leftovers what exceeds its limits and stays in the guest's cart
 */
public record MergedCart(CartId id, List<Leftover> leftovers) {

    public MergedCart {
        leftovers = List.copyOf(leftovers);
    }

    /** A quantity of one SKU. */
    public record Leftover(Sku sku, Quantity quantity) {}
}
