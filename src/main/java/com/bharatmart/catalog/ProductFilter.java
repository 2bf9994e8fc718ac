package com.bharatmart.catalog;

import com.bharatmart.catalog.search.TextMatch;
import com.bharatmart.platform.database.SqlConditions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which products a list has; see {@link ProductQuery}. */
record ProductFilter(
        @Nullable TextMatch text,
        @Nullable CategoryId category,
        List<String> brands,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        @Nullable Boolean inStock) {

    static ProductFilter of(ProductQuery query, @Nullable TextMatch text, @Nullable CategoryId category) {
        return new ProductFilter(text, category, query.brands(), query.minPrice(), query.maxPrice(), query.inStock());
    }

    /** All products that a search finds. */
    static ProductFilter of(TextMatch text) {
        return new ProductFilter(text, null, List.of(), null, null, null);
    }

    /** Whether it matches every product. */
    boolean isEmpty() {
        return text == null
                && category == null
                && brands.isEmpty()
                && minPrice == null
                && maxPrice == null
                && inStock == null;
    }

    /**
     * Adds the conditions on a product {@code p}, except the one on the text.
     *
     * @param inCategory the condition on the category
     */
    void addTo(SqlConditions where, String inCategory) {
        where.andIfPresent(inCategory, category == null ? null : category.value())
                .andIfPresent("p.brand_slug = ANY (?)", brands.isEmpty() ? null : brands.toArray(String[]::new))
                .andIfPresent("p.min_price >= ?", minPrice)
                .andIfPresent("p.min_price <= ?", maxPrice)
                .andIfPresent("p.in_stock = ?", inStock);
    }

    ProductFilter withoutCategory() {
        return new ProductFilter(text, null, brands, minPrice, maxPrice, inStock);
    }

    ProductFilter withoutBrands() {
        return new ProductFilter(text, category, List.of(), minPrice, maxPrice, inStock);
    }

    ProductFilter withoutPrices() {
        return new ProductFilter(text, category, brands, null, null, inStock);
    }

    ProductFilter withoutStock() {
        return new ProductFilter(text, category, brands, minPrice, maxPrice, null);
    }
}
