package com.bharatmart.cart.web;

import com.bharatmart.cart.Wish;
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
record WishResponse(
        Sku sku,
        @Nullable String slug,
        @Nullable String name,
        @Nullable Money price,
        @Nullable Money mrp,
        boolean inStock,
        Instant addedAt) {

    static WishResponse from(Wish wish) {
        var offer = wish.offer();
        return offer == null
                ? new WishResponse(wish.sku(), null, null, null, null, false, wish.addedAt())
                : new WishResponse(
                        wish.sku(),
                        offer.productSlug(),
                        offer.name(),
                        offer.price(),
                        offer.mrp(),
                        wish.inStock(),
                        wish.addedAt());
    }
}
