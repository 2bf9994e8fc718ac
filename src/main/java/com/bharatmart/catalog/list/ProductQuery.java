package com.bharatmart.catalog.list;

import com.bharatmart.shared.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The product list that a shopper requests.
 *
 * @param text words to search for, null for no search
 * @param category the slug of a category; includes the categories below it
 * @param brands slugs or names; a product has one of them; empty for all
 * @param options options with a value, such as {@code Size:M}; a product has one variant with one of the values of each
 *     option; empty for all
 * @param minPrice paise, of the cheapest variant
 * @param maxPrice paise, of the cheapest variant
 * @param inStock null for both
 * @param limit entries, 1 to 100
 * @param cursor the start of the page, null for the first one
 * @param facets whether to count the products of narrower lists
 * @param total whether to count the whole list
 */
public record ProductQuery(
        @Nullable String text,
        @Nullable String category,
        List<String> brands,
        List<String> options,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        @Nullable Boolean inStock,
        ProductSort sort,
        int limit,
        @Nullable Cursor cursor,
        boolean facets,
        boolean total) {
    public ProductQuery {
        brands = List.copyOf(brands);
        options = List.copyOf(options);
    }

    /** The same list from another position. */
    public ProductQuery from(Cursor start) {
        return new ProductQuery(
                text, category, brands, options, minPrice, maxPrice, inStock, sort, limit, start, facets, total);
    }
}
