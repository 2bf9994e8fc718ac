package com.bharatmart.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a product and its status.
 *
 * @param description sanitized HTML
 */
record ProductText(
        String title,
        String description,
        String brand,
        String brandSlug,
        List<String> tags,
        List<String> optionNames,
        @Nullable String countryOfOrigin,
        boolean published,
        boolean archived) {

    ProductText {
        tags = List.copyOf(tags);
        optionNames = List.copyOf(optionNames);
    }

    /** Published takes precedence over archived. */
    ProductStatus status() {
        return published ? ProductStatus.ACTIVE : archived ? ProductStatus.ARCHIVED : ProductStatus.DRAFT;
    }

    static ProductText of(ProductDraft draft) {
        return new ProductText(
                draft.title(),
                draft.descriptionHtml(),
                draft.brand(),
                Slug.of(draft.brand()),
                draft.tags(),
                draft.optionNames(),
                draft.countryOfOrigin(),
                draft.status() == ProductStatus.ACTIVE,
                draft.status() == ProductStatus.ARCHIVED);
    }
}
