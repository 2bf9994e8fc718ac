package com.bharatmart.cart.web;

import com.bharatmart.cart.WishlistItem;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something on a wishlist.
 *
 * @param slug of the product; null, as name and prices are, if the shop no longer knows the sku
 * @param inStock whether it can be bought now
 */
record WishlistItemResponse(
        Sku sku,
        @Nullable String slug,
        @Nullable String name,
        @Nullable Money price,
        @Nullable Money mrp,
        boolean inStock,
        Instant addedAt) {

    static WishlistItemResponse from(WishlistItem wish) {
        var offer = wish.offer();
        return offer == null
                ? new WishlistItemResponse(wish.sku(), null, null, null, null, false, wish.addedAt())
                : new WishlistItemResponse(
                        wish.sku(),
                        offer.productSlug(),
                        offer.name(),
                        offer.price(),
                        offer.mrp(),
                        wish.inStock(),
                        wish.addedAt());
    }
}
