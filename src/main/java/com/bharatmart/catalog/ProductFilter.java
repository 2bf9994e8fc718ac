package com.bharatmart.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which products a list has; see {@link ProductQuery}. */
record ProductFilter(
        @Nullable String text,
        @Nullable CategoryId category,
        List<String> brands,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        @Nullable Boolean inStock) {

    static ProductFilter of(ProductQuery query, @Nullable String text, @Nullable CategoryId category) {
        return new ProductFilter(text, category, query.brands(), query.minPrice(), query.maxPrice(), query.inStock());
    }

    /** Whether it lets every product through. */
    boolean isEmpty() {
        return text == null
                && category == null
                && brands.isEmpty()
                && minPrice == null
                && maxPrice == null
                && inStock == null;
    }
}
