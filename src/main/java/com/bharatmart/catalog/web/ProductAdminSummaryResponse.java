package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductStatus;
import com.bharatmart.catalog.list.ProductAdminPage;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

record ProductAdminSummaryResponse(
        @JsonUnwrapped ProductSummaryResponse product, ProductStatus status, Instant updatedAt) {
    static ProductAdminSummaryResponse from(ProductAdminPage.Entry entry, ProductImageUrls imageUrls) {
        return new ProductAdminSummaryResponse(
                ProductSummaryResponse.from(entry.product(), imageUrls), entry.status(), entry.updatedAt());
    }
}
