package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryId;
import com.bharatmart.catalog.ManagedCategory;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record ManagedCategoryResponse(
        CategoryId id,
        String slug,
        String name,
        @Nullable CategoryId parentId,
        int position,

        @Schema(description = "As in the ETag.") int version) {

    static ManagedCategoryResponse from(ManagedCategory category) {
        return new ManagedCategoryResponse(
                category.id(),
                category.slug(),
                category.name(),
                category.parent(),
                category.position(),
                category.version());
    }
}
