package com.bharatmart.catalog.list;

import com.bharatmart.catalog.ProductStatus;
import com.bharatmart.shared.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A page of products as staff see them. The total is the length of the whole list, null if not requested. */
public record ProductAdminPage(Page<Entry> page, @Nullable Long total) {

    /** One product in a list. */
    public record Entry(ProductSummary product, ProductStatus status, Instant updatedAt) {}
}
