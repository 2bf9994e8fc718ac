package com.bharatmart.catalog;

import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Which products staff want to see; null asks for all.
 *
 * @param text words of what names a product
 * @param category the slug of a category; those below it count too
 * @param limit entries, 1 to 100
 * @param cursor where the page starts, null for the first
 * @param total whether to count the whole list
 */
public record ProductAdminQuery(
        @Nullable ProductStatus status,
        @Nullable String text,
        @Nullable String category,
        @Nullable Sku sku,
        int limit,
        @Nullable Cursor cursor,
        boolean total) {}
