package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductAdminPage;
import com.bharatmart.catalog.ProductStatus;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

record ProductAdminSummaryResponse(
        @JsonUnwrapped ProductSummaryResponse product, ProductStatus status, Instant updatedAt) {
    static ProductAdminSummaryResponse from(ProductAdminPage.Entry entry, ProductImageUrls addresses) {
        return new ProductAdminSummaryResponse(
                ProductSummaryResponse.from(entry.product(), addresses), entry.status(), entry.updatedAt());
    }
}
