package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductLimits;
import java.util.List;

/** Reads the category of a row, from one of three columns. */
final class ImportedCategoryPath {

    private static final int MAX_LENGTH = 2_000;

    private ImportedCategoryPath() {}

    /**
     * Whether the row says nothing about the category: the file has none of the columns, or only a number of Google's
     * taxonomy.
     */
    static boolean isUnknown(ImportRow row) {
        return !row.header().hasAny(ImportColumn.CATEGORIES)
                || (of(row).isEmpty() && !row.isBlank(ImportColumn.GOOGLE_CATEGORY));
    }

    /**
     * Names from the top, empty if the row has none. Google's category may be a number of its taxonomy, which shoppers do
     * not understand. Throws {@link InvalidRowException}.
     */
    static List<String> of(ImportRow row) {
        var category = path(row, ImportColumn.PRODUCT_CATEGORY);
        if (!category.isEmpty()) {
            return category;
        }
        var type = row.text(ImportColumn.TYPE, ProductLimits.MAX_NAME_LENGTH);
        if (!type.isEmpty()) {
            return List.of(type);
        }
        return path(row, ImportColumn.GOOGLE_CATEGORY).stream()
                .limit(1)
                .filter(name -> !name.matches("\\d+"))
                .toList();
    }

    private static List<String> path(ImportRow row, ImportColumn column) {
        var names = row.list(column, MAX_LENGTH, ">");
        if (names.size() > ProductLimits.MAX_CATEGORY_DEPTH
                || names.stream().anyMatch(name -> name.length() > ProductLimits.MAX_NAME_LENGTH)) {
            throw new InvalidRowException("\"%s\" has more than %d levels, or one of more than %d characters"
                    .formatted(row.name(column), ProductLimits.MAX_CATEGORY_DEPTH, ProductLimits.MAX_NAME_LENGTH));
        }
        return names;
    }
}
