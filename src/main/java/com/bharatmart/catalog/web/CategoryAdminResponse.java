package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryAdminView;
import com.bharatmart.catalog.CategoryId;
import com.bharatmart.catalog.translation.Translation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record CategoryAdminResponse(
        CategoryId id,
        String slug,
        String name,
        @Nullable CategoryId parentId,
        int position,
        String description,

        @Schema(description = "The URL of its picture.") @Nullable String image,

        @Schema(description = "Of its picture.") @Nullable UUID mediaId,

        @Schema(description = TranslationRequest.DESCRIPTION)
        Map<String, Translation> translations,

        @Schema(description = "As in the ETag.") int version) {

    static CategoryAdminResponse from(CategoryAdminView category, ProductImageUrls imageUrls) {
        var image = category.image();
        return new CategoryAdminResponse(
                category.id(),
                category.slug(),
                category.name(),
                category.parent(),
                category.position(),
                category.description(),
                image == null ? null : imageUrls.url(image),
                ProductImageUrls.idOf(image),
                category.translations(),
                category.version());
    }
}
