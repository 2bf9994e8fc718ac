package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductException;
import com.bharatmart.catalog.list.ProductDetail;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be bought by a sku, with the product that it belongs to. */
record VariantDetailResponse(
        String sku,

        @Schema(description = "Of the product.") String slug,

        @Schema(description = "The name of the product with the options.")
        String name,

        Map<String, String> options,
        Money price,
        Money mrp,
        boolean inStock,
        int weightGrams,
        @Nullable String hsn,

        @Schema(description = "The URL of its own picture, else of the product's first one, in a size for lists.")
        @Nullable String image,

        @Schema(description = "The same picture in all sizes, and its text.")
        ProductResponse.@Nullable Picture picture,

        Product product) {

    /** Throws {@link ProductException.NotFoundException} if the product has no such variant. */
    static VariantDetailResponse from(ProductDetail product, Sku sku, ProductImageUrls imageUrls) {
        var variant = product.variants().stream()
                .filter(candidate -> candidate.sku().equals(sku))
                .findFirst()
                .orElseThrow(ProductException.NotFoundException::new);
        var own = product.imageOf(variant);
        var image = own == null ? product.summary().image() : own;
        return new VariantDetailResponse(
                sku.value(),
                product.summary().slug(),
                variant.name(product.summary().name()),
                ProductResponse.VariantResponse.options(variant, product.optionNames()),
                variant.price(),
                variant.mrp(),
                variant.inStock(),
                variant.weightGrams(),
                variant.hsn(),
                image == null ? null : imageUrls.preview(image.url()),
                image == null ? null : ProductResponse.Picture.from(image, imageUrls),
                Product.from(product));
    }

    record Product(
            UUID id,
            String slug,
            String name,
            String brand,
            ProductSummaryResponse.@Nullable CategoryReference category,
            @Nullable String countryOfOrigin) {

        static Product from(ProductDetail product) {
            var summary = product.summary();
            return new Product(
                    summary.id().value(),
                    summary.slug(),
                    summary.name(),
                    summary.brand(),
                    ProductSummaryResponse.CategoryReference.from(summary.category()),
                    product.countryOfOrigin());
        }
    }
}
