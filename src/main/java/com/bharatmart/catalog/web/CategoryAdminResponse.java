package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryAdminView;
import com.bharatmart.catalog.CategoryId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record CategoryAdminResponse(
        CategoryId id,
        String slug,
        String name,
        @Nullable CategoryId parentId,
        int position,

        @Schema(description = "As in the ETag.") int version) {

    static CategoryAdminResponse from(CategoryAdminView category) {
        return new CategoryAdminResponse(
                category.id(),
                category.slug(),
                category.name(),
                category.parent(),
                category.position(),
                category.version());
    }
}
