package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ManagedProduct;
import com.bharatmart.catalog.ProductId;
import com.bharatmart.catalog.ProductRefused;
import com.bharatmart.shared.Sku;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

record ManagedVariantResponse(
        ProductId productId,
        @JsonUnwrapped ManagedProductResponse.Variant variant,

        @Schema(description = "Of the product, as in the ETag.")
        long version) {

    /** Throws {@link ProductRefused.NotFound} if the product has no such variant. */
    static ManagedVariantResponse from(ManagedProduct product, Sku sku) {
        return product.form().variants().stream()
                .filter(variant -> variant.sku().equals(sku))
                .findFirst()
                .map(variant -> new ManagedVariantResponse(
                        product.id(),
                        ManagedProductResponse.Variant.from(
                                variant, product.form().optionNames()),
                        product.version()))
                .orElseThrow(ProductRefused.NotFound::new);
    }
}
