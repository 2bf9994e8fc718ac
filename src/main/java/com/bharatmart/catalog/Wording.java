package com.bharatmart.catalog;

import jakarta.persistence.Embeddable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a product.
 *
 * @param description sanitised HTML
 */
@Embeddable
record Wording(
        String title,
        String description,
        String brand,
        String brandSlug,
        List<String> tags,
        List<String> optionNames,
        @Nullable String countryOfOrigin,
        boolean published) {

    Wording {
        tags = List.copyOf(tags);
        optionNames = List.copyOf(optionNames);
    }

    static Wording of(ProductDraft draft) {
        return new Wording(
                draft.title(),
                draft.descriptionHtml(),
                draft.brand(),
                Slug.of(draft.brand()),
                draft.tags(),
                draft.optionNames(),
                draft.countryOfOrigin(),
                draft.published());
    }
}
