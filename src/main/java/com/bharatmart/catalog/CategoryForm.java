package com.bharatmart.catalog;

import com.bharatmart.catalog.translation.Translation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What staff enter for a category.
 *
 * @param slug unique in the whole tree; null to derive it from the name
 * @param parent null at the top
 * @param position among its siblings; null for the last
 * @param description HTML
 * @param image {@link com.bharatmart.media.Picture#toString()}, null for none
 * @param translations by language, as BCP 47 tags in their usual case
 */
public record CategoryForm(
        String name,
        @Nullable String slug,
        @Nullable CategoryId parent,
        @Nullable Integer position,
        String description,
        @Nullable String image,
        Map<String, Translation> translations) {

    public CategoryForm {
        translations = Map.copyOf(translations);
    }
}
