package com.bharatmart.catalog;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What lists show of a product's variants and images.
 *
 * @param minPrice paise, of the cheapest variant
 * @param mrp paise, of the same variant
 */
@Embeddable
record Presentation(long minPrice, long mrp, @Nullable String imageUrl) {}
