package com.bharatmart.catalog.navigation;

import com.bharatmart.catalog.CategoryId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A category as its page shows it.
 *
 * @param description sanitized HTML, empty for none
 * @param path from the top of the tree to the category itself
 * @param children the categories directly below it, in their order
 * @param translated whether a text is in the requested language
 */
public record CategoryDetail(
        Entry category, String description, List<Entry> path, List<Entry> children, boolean translated) {

    public CategoryDetail {
        path = List.copyOf(path);
        children = List.copyOf(children);
    }

    /**
     * @param image {@link com.bharatmart.media.Picture#toString()}, null for none
     * @param products the number of published products in it and in the categories below it; 0 for an ancestor
     */
    public record Entry(
            CategoryId id,
            String slug,
            String name,
            @Nullable String image,
            long products) {}
}
