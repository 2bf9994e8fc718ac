package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryId;
import com.bharatmart.catalog.ProductAdminView;
import com.bharatmart.catalog.ProductForm;
import com.bharatmart.catalog.ProductId;
import com.bharatmart.catalog.ProductStatus;
import com.bharatmart.catalog.translation.Translation;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record ProductAdminResponse(
        ProductId id,
        String slug,
        String name,
        String description,
        String brand,
        @Nullable CategoryId categoryId,
        List<String> tags,
        ProductStatus status,
        @Nullable String countryOfOrigin,
        List<String> optionNames,
        List<Variant> variants,
        List<Picture> images,

        @Schema(description = TranslationRequest.DESCRIPTION)
        Map<String, Translation> translations,

        @Nullable BigDecimal rating,
        int ratingCount,
        Instant createdAt,
        Instant updatedAt,

        @Schema(description = "As in the ETag.") long version) {

    static ProductAdminResponse from(ProductAdminView product, ProductImageUrls imageUrls) {
        var form = product.form();
        return new ProductAdminResponse(
                product.id(),
                product.slug(),
                form.name(),
                form.description(),
                form.brand(),
                form.category(),
                form.tags(),
                form.status(),
                form.countryOfOrigin(),
                form.optionNames(),
                form.variants().stream()
                        .map(variant -> Variant.from(variant, form.optionNames()))
                        .toList(),
                form.images().stream()
                        .map(image -> new Picture(
                                imageUrls.url(image.url()), ProductImageUrls.idOf(image.url()), image.alt()))
                        .toList(),
                form.translations(),
                product.rating(),
                product.ratingCount(),
                product.createdAt(),
                product.updatedAt(),
                product.version());
    }

    record Picture(
            String url,

            @Schema(description = "Of a picture in Object Storage.") @Nullable UUID mediaId,

            @Nullable String alt) {}

    record Variant(
            Sku sku,
            Map<String, String> options,
            Money price,
            Money mrp,
            int weightGrams,
            @Nullable String hsn,
            @Nullable String barcode,

            @Schema(description = "Of its own picture.") @Nullable UUID mediaId) {

        static Variant from(ProductForm.Variant variant, List<String> optionNames) {
            return new Variant(
                    variant.sku(),
                    VariantRequest.options(variant, optionNames),
                    variant.price(),
                    variant.mrp(),
                    variant.weightGrams(),
                    variant.hsn(),
                    variant.barcode(),
                    ProductImageUrls.idOf(variant.image()));
        }
    }
}
