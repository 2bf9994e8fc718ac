package com.bharatmart.catalog;

import com.bharatmart.shared.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A product as lists show it.
 *
 * @param price of the cheapest variant
 * @param mrp of the same variant
 * @param image the first image, as {@link ProductImage#url}
 * @param inStock whether any variant is in stock
 */
public record ProductSummary(
        ProductId id,
        String slug,
        String name,
        String brand,
        @Nullable Category category,
        Money price,
        Money mrp,
        @Nullable String image,
        @Nullable Rating rating,
        boolean inStock) {

    /** The category that a product is in. */
    public record Category(String slug, String name) {}

    /** @param average stars, 0 to 5, with one decimal */
    public record Rating(BigDecimal average, int count) {}
}
