package com.bharatmart.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What staff enter for a category.
 *
 * @param slug unique in the whole tree; null to derive it from the name
 * @param parent null at the top
 * @param position among its siblings; null for the last
 */
public record CategoryForm(
        String name,
        @Nullable String slug,
        @Nullable CategoryId parent,
        @Nullable Integer position) {}
