package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryAdminView;
import com.bharatmart.catalog.CategoryForm;
import com.bharatmart.catalog.CategoryId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A category as staff describe it. */
record CategoryRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = "^[^>]*$", message = "must not have a >, which divides paths in files") String name,

        @Schema(description = "Its address; derived from the name if it is not given.")
        @Nullable @Size(min = 1, max = 200) String slug,

        @Schema(description = "Not given for a category at the top.") @Nullable UUID parentId,

        @Schema(description = "Among its siblings, lowest first; the last if it is not given.")
        @Nullable @Min(0) @Max(1_000_000) Integer position) {

    static CategoryRequest from(CategoryAdminView category) {
        return new CategoryRequest(
                category.name(),
                category.slug(),
                category.parent() == null ? null : category.parent().value(),
                category.position());
    }

    CategoryForm toForm() {
        return new CategoryForm(name, slug, parentId == null ? null : new CategoryId(parentId), position);
    }
}
