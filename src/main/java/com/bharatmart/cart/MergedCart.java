package com.bharatmart.cart;

import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.List;

/**
 * A customer's cart after a guest's was merged into it.
 *
 * @param left what it has no room for, which is in the guest's cart still
 */
public record MergedCart(CartId id, List<Leftover> left) {

    public MergedCart {
        left = List.copyOf(left);
    }

    /** So many pieces of a sku. */
    public record Leftover(Sku sku, Quantity quantity) {}
}
