package com.bharatmart.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The number of products that a list would have with another value of one filter: each facet ignores its own filter and
 * applies all others.
 *
 * @param categories with the products of the categories below them
 * @param brands those with the most products
 * @param inStock products with a variant in stock
 * @param outOfStock products without one
 * @param exact false if a search has more matches than are counted, see {@link ListTotal}
 */
public record Facets(
        List<Term> categories,
        List<Term> brands,
        List<PriceBand> prices,
        long inStock,
        long outOfStock,
        boolean exact) {

    /** A category or a brand. */
    public record Term(String slug, String name, long count) {}

    /**
     * Prices from {@code min} to {@code max}, both included.
     *
     * @param min paise
     * @param max paise, null without an upper end
     */
    public record PriceBand(long min, @Nullable Long max, long count) {}
}
