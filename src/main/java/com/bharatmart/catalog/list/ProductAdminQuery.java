package com.bharatmart.catalog.list;

import com.bharatmart.catalog.ProductStatus;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Which products staff want to see; a null filter matches all.
 *
 * @param text words in the names of a product
 * @param category the slug of a category; includes the categories below it
 * @param limit entries, 1 to 100
 * @param cursor the start of the page, null for the first one
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
