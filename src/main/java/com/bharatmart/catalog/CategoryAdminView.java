package com.bharatmart.catalog;

import com.bharatmart.catalog.translation.Translation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A category as staff see it.
 *
 * @param parent null at the top
 * @param position among its siblings, lowest first; siblings with the same position are in the order of their slugs
 * @param description sanitized HTML, empty for none
 * @param image {@link com.bharatmart.media.Picture#toString()}, null for none
 * @param translations by language, as BCP 47 tags in their usual case
 * @param version changes with every change
 */
public record CategoryAdminView(
        CategoryId id,
        String slug,
        String name,
        @Nullable CategoryId parent,
        int position,
        String description,
        @Nullable String image,
        Map<String, Translation> translations,
        int version) {

    public CategoryAdminView {
        translations = Map.copyOf(translations);
    }

    /** What staff entered for it. */
    CategoryForm form() {
        return new CategoryForm(name, slug, parent, position, description, image, translations);
    }
}
