package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductSummary;
import com.bharatmart.shared.Money;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record ProductSummaryResponse(
        UUID id,
        String slug,
        String name,
        String brand,
        @Nullable CategoryReference category,
        Money price,
        Money mrp,
        @Nullable String image,
        @Nullable RatingResponse rating,
        boolean inStock) {

    static ProductSummaryResponse from(ProductSummary product, ProductImageUrls imageUrls) {
        return new ProductSummaryResponse(
                product.id().value(),
                product.slug(),
                product.name(),
                product.brand(),
                CategoryReference.from(product.category()),
                product.price(),
                product.mrp(),
                imageUrls.preview(product.image()),
                RatingResponse.from(product.rating()),
                product.inStock());
    }

    record CategoryReference(String slug, String name) {
        static @Nullable CategoryReference from(ProductSummary.@Nullable Category category) {
            return category == null ? null : new CategoryReference(category.slug(), category.name());
        }
    }

    record RatingResponse(BigDecimal average, int count) {
        static @Nullable RatingResponse from(ProductSummary.@Nullable Rating rating) {
            return rating == null ? null : new RatingResponse(rating.average(), rating.count());
        }
    }
}
