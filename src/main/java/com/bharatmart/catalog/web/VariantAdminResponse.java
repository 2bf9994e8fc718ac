package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductAdminView;
import com.bharatmart.catalog.ProductException;
import com.bharatmart.catalog.ProductId;
import com.bharatmart.shared.Sku;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

record VariantAdminResponse(
        ProductId productId,
        @JsonUnwrapped ProductAdminResponse.Variant variant,

        @Schema(description = "Of the product, as in the ETag.")
        long version) {

    /** Throws {@link ProductException.NotFoundException} if the product has no such variant. */
    static VariantAdminResponse from(ProductAdminView product, Sku sku) {
        return product.form().variants().stream()
                .filter(variant -> variant.sku().equals(sku))
                .findFirst()
                .map(variant -> new VariantAdminResponse(
                        product.id(),
                        ProductAdminResponse.Variant.from(
                                variant, product.form().optionNames()),
                        product.version()))
                .orElseThrow(ProductException.NotFoundException::new);
    }
}
