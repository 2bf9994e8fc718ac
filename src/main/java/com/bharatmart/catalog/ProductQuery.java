package com.bharatmart.catalog;

import com.bharatmart.shared.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper asks a list for.
 *
 * @param text words to search for, null to search for nothing
 * @param category the slug of a category; those below it count too
 * @param brands slugs, any of which will do; empty for all
 * @param minPrice paise, of the cheapest variant
 * @param maxPrice paise, of the cheapest variant
 * @param inStock null for both
 * @param limit entries, 1 to 100
 * @param cursor where the page starts, null for the first
 * @param facets whether to count what narrower lists would have
 * @param total whether to count the whole list
 */
public record ProductQuery(
        @Nullable String text,
        @Nullable String category,
        List<String> brands,
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
    }

    /** The same list from another place on. */
    public ProductQuery from(Cursor start) {
        return new ProductQuery(text, category, brands, minPrice, maxPrice, inStock, sort, limit, start, facets, total);
    }
}
