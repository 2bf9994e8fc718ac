package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryNode;
import java.util.List;
import java.util.UUID;

record CategoriesResponse(List<CategoryResponse> data) {

    static CategoriesResponse from(List<CategoryNode> tops) {
        return new CategoriesResponse(tops.stream().map(CategoryResponse::from).toList());
    }

    record CategoryResponse(UUID id, String slug, String name, List<CategoryResponse> children) {
        static CategoryResponse from(CategoryNode category) {
            return new CategoryResponse(
                    category.id().value(),
                    category.slug(),
                    category.name(),
                    category.children().stream().map(CategoryResponse::from).toList());
        }
    }
}
