package com.bharatmart.catalog.search;

import org.jspecify.annotations.Nullable;

/**
 * What a shopper may be typing.
 *
 * @param text a query, or the name of the category, brand or product
 * @param slug of the category, brand or product; null for a query
 * @param image of a product, as {@code product.image_url}; null without one
 */
public record Suggestion(
        Type type,
        String text,
        @Nullable String slug,
        @Nullable String image) {

    /** What a suggestion leads to. */
    public enum Type {
        QUERY,
        CATEGORY,
        BRAND,
        PRODUCT
    }
}
