package com.bharatmart.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds published products. What a particular database does for that stays behind this. */
interface ProductSearchRepository {

    /**
     * A part of a list.
     *
     * @param after where to start, null at the top
     * @param rows the most there may be in the result
     */
    List<ListedProduct> page(ProductFilter filter, ProductSort sort, ListedProduct.@Nullable Position after, int rows);

    /** How long the list is. */
    ListTotal count(ProductFilter filter);

    /** Counts of no more than the 100 most frequent brands and those in the filter. */
    Facets facets(ProductFilter filter);

    /**
     * The text with every word that names no product replaced by the most similar one that does; empty if there is
     * nothing to replace.
     */
    Optional<String> corrected(String text);
}
