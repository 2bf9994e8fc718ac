package com.bharatmart.cart.web;

import com.bharatmart.cart.WishlistItem;
import com.bharatmart.media.PictureView;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A SKU on a wishlist.
 *
 * @param slug of the product; null like name, image and prices if the catalogue no longer has the SKU
 * @param options the value of each option by its name
 * @param inStock whether it can be bought now
 */
record WishlistItemResponse(
        Sku sku,
        @Nullable String slug,
        @Nullable String name,
        Map<String, String> options,
        @Nullable PictureView image,
        @Nullable Money price,
        @Nullable Money mrp,
        boolean inStock,
        Instant addedAt) {

    static WishlistItemResponse from(WishlistItem item) {
        var offer = item.offer();
        return offer == null
                ? new WishlistItemResponse(item.sku(), null, null, Map.of(), null, null, null, false, item.addedAt())
                : new WishlistItemResponse(
                        item.sku(),
                        offer.productSlug(),
                        offer.name(),
                        offer.options(),
                        offer.image(),
                        offer.price(),
                        offer.mrp(),
                        item.inStock(),
                        item.addedAt());
    }
}
