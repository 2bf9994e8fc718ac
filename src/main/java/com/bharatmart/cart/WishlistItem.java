package com.bharatmart.cart;

import com.bharatmart.catalog.Offer;
import com.bharatmart.shared.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer would like to have.
 *
 * @param offer today's; null if the shop no longer knows the sku
 * @param inStock whether it can be bought now
 */
public record WishlistItem(
        Sku sku, Instant addedAt, @Nullable Offer offer, boolean inStock) {}
