package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductDetail;
import com.bharatmart.shared.Money;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

record ProductResponse(
        @JsonUnwrapped ProductSummaryResponse summary,

        @Schema(description = "HTML without anything that runs")
        String description,

        List<Option> options,
        List<Picture> images,
        List<String> tags,
        List<VariantResponse> variants,
        @Nullable String countryOfOrigin) {

    static ProductResponse from(ProductDetail product) {
        var names = product.optionNames();
        return new ProductResponse(
                ProductSummaryResponse.from(product.summary()),
                product.description(),
                IntStream.range(0, names.size())
                        .mapToObj(i -> Option.from(i, product))
                        .toList(),
                product.images().stream()
                        .map(image -> new Picture(image.url(), image.alt()))
                        .toList(),
                product.tags(),
                product.variants().stream()
                        .map(variant -> VariantResponse.from(variant, product))
                        .toList(),
                product.countryOfOrigin());
    }

    /** What there is to choose, in the order of the variants. */
    record Option(String name, List<String> values) {
        static Option from(int index, ProductDetail product) {
            var values = new LinkedHashSet<String>();
            product.variants().stream()
                    .map(ProductDetail.Variant::optionValues)
                    .filter(chosen -> index < chosen.size())
                    .forEach(chosen -> values.add(chosen.get(index)));
            return new Option(product.optionNames().get(index), List.copyOf(values));
        }
    }

    record Picture(String url, @Nullable String alt) {}

    record VariantResponse(
            String sku,
            String name,
            Map<String, String> options,
            Money price,
            Money mrp,
            boolean inStock,
            int weightGrams,
            @Nullable String hsn) {

        static VariantResponse from(ProductDetail.Variant variant, ProductDetail product) {
            var options = new LinkedHashMap<String, String>();
            var names = product.optionNames();
            for (var i = 0; i < Math.min(names.size(), variant.optionValues().size()); i++) {
                options.put(names.get(i), variant.optionValues().get(i));
            }
            return new VariantResponse(
                    variant.sku().value(),
                    variant.name(product.summary().name()),
                    options,
                    variant.price(),
                    variant.mrp(),
                    variant.inStock(),
                    variant.weightGrams(),
                    variant.hsn());
        }
    }
}
