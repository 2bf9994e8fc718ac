package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryAdminView;
import com.bharatmart.catalog.CategoryForm;
import com.bharatmart.catalog.CategoryId;
import com.bharatmart.catalog.ProductLimits;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A category as staff describe it. */
record CategoryRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = "^[^>]*$", message = "must not have a >, which divides paths in files") String name,

        @Schema(description = "Its address; derived from the name if it is not given.")
        @Nullable @Size(min = 1, max = 200) String slug,

        @Schema(description = "Not given for a category at the top.") @Nullable UUID parentId,

        @Schema(description = "Among its siblings, lowest first; the last if it is not given.")
        @Nullable @Min(0) @Max(1_000_000) Integer position,

        @Schema(description = "HTML; scripts and everything else that could run is removed. Empty if it is not given.")
        @Nullable @Size(max = ProductLimits.MAX_DESCRIPTION_LENGTH) String description,

        @Schema(description = "Its picture, by its id; none if it is not given.") @Nullable UUID mediaId,

        @Schema(description = TranslationRequest.DESCRIPTION) @Nullable @Size(max = TranslationRequest.MAX_LANGUAGES) Map<String, @Nullable @Valid TranslationRequest> translations) {

    static CategoryRequest from(CategoryAdminView category) {
        return new CategoryRequest(
                category.name(),
                category.slug(),
                category.parent() == null ? null : category.parent().value(),
                category.position(),
                category.description(),
                ProductImageUrls.idOf(category.image()),
                TranslationRequest.from(category.translations()));
    }

    /**
     * Runs in a transaction. The picture is not deleted before it ends.
     *
     * @throws com.bharatmart.catalog.ProductException.InvalidException if the picture does not exist, or two translations
     *     are in the same language
     */
    CategoryForm toForm(ProductImageUrls imageUrls) {
        return new CategoryForm(
                name,
                slug,
                parentId == null ? null : new CategoryId(parentId),
                position,
                description == null ? "" : description,
                mediaId == null ? null : imageUrls.stored(mediaId, "#/mediaId"),
                TranslationRequest.toTranslations(translations));
    }
}
