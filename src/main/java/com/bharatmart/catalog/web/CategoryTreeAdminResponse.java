package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryAdminView;
import java.util.List;

/** The whole tree, each category with its parent's id. */
record CategoryTreeAdminResponse(List<CategoryAdminResponse> data) {
    static CategoryTreeAdminResponse from(List<CategoryAdminView> categories, ProductImageUrls imageUrls) {
        return new CategoryTreeAdminResponse(categories.stream()
                .map(category -> CategoryAdminResponse.from(category, imageUrls))
                .toList());
    }
}
