package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductForm;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import java.util.List;

/** The variants with their new prices, in the order of the request. */
record PriceChangesResponse(List<Item> items) {

    static PriceChangesResponse from(List<ProductForm.Variant> variants) {
        return new PriceChangesResponse(variants.stream()
                .map(variant -> new Item(variant.sku(), variant.price(), variant.mrp()))
                .toList());
    }

    record Item(Sku sku, Money price, Money mrp) {}
}
