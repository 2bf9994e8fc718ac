package com.bharatmart.catalog.list;

import com.bharatmart.shared.Page;
import org.jspecify.annotations.Nullable;

/**
 * A page of products, with the requested data about the whole list.
 *
 * @param total null if not requested
 * @param facets null if not requested
 * @param correctedQuery the query that was run instead, since the requested one finds nothing; null if the requested one was run
 */
public record ProductList(
        Page<ProductSummary> page,
        @Nullable ListTotal total,
        @Nullable Facets facets,
        @Nullable String correctedQuery) {}
