package com.bharatmart.catalog;

import com.bharatmart.shared.Page;
import org.jspecify.annotations.Nullable;

/**
 * A page of products, and what was asked for about the whole list.
 *
 * @param total null if not asked for
 * @param facets null if not asked for
 * @param correctedQuery what was searched for instead, where the query itself finds nothing
 */
public record ProductList(
        Page<ProductSummary> page,
        @Nullable ListTotal total,
        @Nullable Facets facets,
        @Nullable String correctedQuery) {}
