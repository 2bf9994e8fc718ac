package com.bharatmart.catalog;

import org.jspecify.annotations.Nullable;

/**
 * The values from a product's variants and images that lists show.
 *
 * @param minPrice paise, of the cheapest variant
 * @param mrp paise, of the same variant
 */
record Presentation(long minPrice, long mrp, @Nullable String imageUrl) {}
