package com.bharatmart.catalog;

import java.util.List;

/**
 * A product with the names of its categories.
 *
 * @param categoryPath names from the top; empty for a product without a category
 */
public record ProductExportView(ProductAdminView product, List<String> categoryPath) {
    public ProductExportView {
        categoryPath = List.copyOf(categoryPath);
    }
}
