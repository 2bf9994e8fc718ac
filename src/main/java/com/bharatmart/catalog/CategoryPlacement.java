package com.bharatmart.catalog;

import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where in the tree of categories a product is.
 *
 * @param categoryIds the category and all above it, from the top; empty if there is none
 */
@Embeddable
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
