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

    /**
     * What must be true of a product {@code p} besides matching the text, to be put behind another condition.
     *
     * @param inCategory the condition that the category is to be written as
     * @param arguments where the arguments go
     */
    String conditions(String inCategory, List<Object> arguments) {
        var where = new StringBuilder();
        and(where, inCategory, category == null ? null : category.value(), arguments);
        and(where, "p.brand_slug = ANY (?)", brands.isEmpty() ? null : brands.toArray(String[]::new), arguments);
        and(where, "p.min_price >= ?", minPrice, arguments);
        and(where, "p.min_price <= ?", maxPrice, arguments);
        and(where, "p.in_stock = ?", inStock, arguments);
        return where.toString();
    }

    private static void and(StringBuilder where, String condition, @Nullable Object argument, List<Object> arguments) {
        if (argument != null) {
            where.append(" AND ").append(condition);
            arguments.add(argument);
        }
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
