package com.bharatmart.catalog.web;

import com.bharatmart.catalog.list.ProductSummary;
import java.util.List;

record RelatedProductsResponse(List<ProductSummaryResponse> data) {
    static RelatedProductsResponse from(List<ProductSummary> products, ProductImageUrls imageUrls) {
        return new RelatedProductsResponse(products.stream()
                .map(product -> ProductSummaryResponse.from(product, imageUrls))
                .toList());
    }
}
