package com.bharatmart.catalog.web;

import com.bharatmart.catalog.list.ProductSummary;
import com.bharatmart.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
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

        @Schema(description = "The URL of the first picture in a size for lists.") @Nullable String image,

        @Schema(description = "The same picture in all sizes, and its text.")
        ProductResponse.@Nullable Picture picture,

        @Nullable RatingResponse rating,
        boolean inStock) {

    static ProductSummaryResponse from(ProductSummary product, ProductImageUrls imageUrls) {
        var image = product.image();
        return new ProductSummaryResponse(
                product.id().value(),
                product.slug(),
                product.name(),
                product.brand(),
                CategoryReference.from(product.category()),
                product.price(),
                product.mrp(),
                image == null ? null : imageUrls.preview(image.url()),
                image == null ? null : ProductResponse.Picture.from(image, imageUrls),
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
