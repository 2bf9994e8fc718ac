package com.bharatmart.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many products a list would have with one filter set otherwise: each facet passes over its own filter and keeps
 * to all the others.
 *
 * @param categories with the products of the categories below them
 * @param brands those with the most products
 * @param inStock products of which a variant is in stock
 * @param outOfStock products of which none is
 * @param exact false if they count only the best matches of a search that has very many, see {@link ListTotal}
 */
public record Facets(
        List<Term> categories,
        List<Term> brands,
        List<PriceBand> prices,
        long inStock,
        long outOfStock,
        boolean exact) {

    /** A category or brand. */
    public record Term(String slug, String name, long count) {}

    /**
     * Prices from {@code min} to {@code max}, both included.
     *
     * @param min paise
     * @param max paise, null without an upper end
     */
    public record PriceBand(long min, @Nullable Long max, long count) {}
}
