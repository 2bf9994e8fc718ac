package com.bharatmart.catalog;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product's place in the category tree.
 *
 * @param categoryIds the path to the category, from the top; empty without a category
 */
record CategoryPlacement(@Nullable UUID categoryId, List<UUID> categoryIds) {
    CategoryPlacement {
        categoryIds = List.copyOf(categoryIds);
    }

    static CategoryPlacement at(List<CategoryId> path) {
        return new CategoryPlacement(
                path.isEmpty() ? null : path.getLast().value(),
                path.stream().map(CategoryId::value).toList());
    }
}
