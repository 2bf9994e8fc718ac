package com.bharatmart.identity;

import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges the cart of a guest into the cart of the customer who logs in. The module that owns carts implements it. */
public interface GuestCartMerger {

    /**
     * Merges the cart that the client used as a guest into the customer's cart. A repeated call, with the same cart or at
     * the same time, adds nothing twice.
     *
     * @param guestCart 32 hexadecimal digits; null for none. The id of a customer's cart is ignored
     */
    MergedCart merge(AccountId customer, @Nullable String guestCart);

    /**
     * The customer's cart.
     *
     * @param cartId null if the customer has none
     * @param remaining the items that did not fit, which stay in the guest's cart
     */
    record MergedCart(@Nullable String cartId, List<RemainingItem> remaining) {

        /** The result for an account without a cart. */
        public static final MergedCart NONE = new MergedCart(null, List.of());

        public MergedCart {
            remaining = List.copyOf(remaining);
        }
    }

    /** An item that stays in the guest's cart. */
    record RemainingItem(Sku sku, Quantity quantity) {}
}
