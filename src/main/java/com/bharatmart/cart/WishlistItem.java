package com.bharatmart.cart;

import com.bharatmart.catalog.Offer;
import com.bharatmart.shared.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A SKU on a wishlist.
 *
 * @param offer the current offer, null if the catalogue no longer has the SKU
 * @param inStock whether it can be bought now
 */
public record WishlistItem(
        Sku sku, Instant addedAt, @Nullable Offer offer, boolean inStock) {}
