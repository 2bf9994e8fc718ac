package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ManagedProductList;
import com.bharatmart.catalog.ProductStatus;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

record ManagedProductEntry(@JsonUnwrapped ProductSummaryResponse product, ProductStatus status, Instant updatedAt) {
    static ManagedProductEntry from(ManagedProductList.Entry entry, PictureAddresses addresses) {
        return new ManagedProductEntry(
                ProductSummaryResponse.from(entry.product(), addresses), entry.status(), entry.updatedAt());
    }
}
