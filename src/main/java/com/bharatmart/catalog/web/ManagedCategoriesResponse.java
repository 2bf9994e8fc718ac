package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ManagedCategory;
import java.util.List;

/** The whole tree, each category with its parent's id. */
record ManagedCategoriesResponse(List<ManagedCategoryResponse> data) {
    static ManagedCategoriesResponse from(List<ManagedCategory> categories) {
        return new ManagedCategoriesResponse(
                categories.stream().map(ManagedCategoryResponse::from).toList());
    }
}
