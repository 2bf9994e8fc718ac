package com.bharatmart.catalog.translation;

import org.jspecify.annotations.Nullable;

/**
 * The texts of a product or a category in one language.
 *
 * @param name null to show the name in the shop's own language
 * @param description sanitized HTML; null to show the description in the shop's own language
 */
public record Translation(@Nullable String name, @Nullable String description) {

    /** Whether it has any text. Not named like a property, which would be in the JSON. */
    public boolean hasText() {
        return name != null || description != null;
    }
}
