package com.bharatmart.catalog.list;

import com.bharatmart.catalog.ProductId;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.shared.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A product as lists show it.
 *
 * @param price of the cheapest variant
 * @param mrp of the same variant
 * @param image the first one
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
        @Nullable ProductImage image,
        @Nullable Rating rating,
        boolean inStock) {

    /**
     * The same with texts of another language.
     *
     * @param otherName null to keep the name
     * @param otherCategory the name of the category, null to keep it
     */
    public ProductSummary translated(@Nullable String otherName, @Nullable String otherCategory) {
        return new ProductSummary(
                id,
                slug,
                otherName == null ? name : otherName,
                brand,
                category == null || otherCategory == null ? category : new Category(category.slug(), otherCategory),
                price,
                mrp,
                image,
                rating,
                inStock);
    }

    /** The category that a product is in. */
    public record Category(String slug, String name) {}

    /** @param average stars, 0 to 5, with one decimal */
    public record Rating(BigDecimal average, int count) {}
}
