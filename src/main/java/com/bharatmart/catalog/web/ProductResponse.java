package com.bharatmart.catalog.web;

import com.bharatmart.catalog.ProductImage;
import com.bharatmart.catalog.list.ProductDetail;
import com.bharatmart.catalog.list.ProductSummary;
import com.bharatmart.media.PictureUrls;
import com.bharatmart.shared.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
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
        @Nullable String countryOfOrigin,

        @Schema(description = "Similar products, with include=related.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<ProductSummaryResponse> related) {

    /** @param related null if it is not requested */
    static ProductResponse from(
            ProductDetail product, @Nullable List<ProductSummary> related, ProductImageUrls imageUrls) {
        var names = product.optionNames();
        return new ProductResponse(
                ProductSummaryResponse.from(product.summary(), imageUrls),
                product.description(),
                IntStream.range(0, names.size())
                        .mapToObj(i -> Option.from(i, product))
                        .toList(),
                product.images().stream()
                        .map(image -> Picture.from(image, imageUrls))
                        .toList(),
                product.tags(),
                product.variants().stream()
                        .map(variant -> VariantResponse.from(variant, product, imageUrls))
                        .toList(),
                product.countryOfOrigin(),
                related == null
                        ? null
                        : related.stream()
                                .map(other -> ProductSummaryResponse.from(other, imageUrls))
                                .toList());
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

    record Picture(
            String url,
            @Nullable String alt,

            @Schema(description = "Pixels; null of a picture elsewhere.") @Nullable Integer width,

            @Nullable Integer height,

            @Schema(description = "The same smaller, the smallest first.")
            List<Rendition> variants) {

        static Picture from(ProductImage image, ProductImageUrls imageUrls) {
            return com.bharatmart.media.Picture.parse(image.url())
                    .map(picture -> new Picture(
                            imageUrls.url(image.url()),
                            image.alt(),
                            picture.size().width(),
                            picture.size().height(),
                            imageUrls.renditions(picture).stream()
                                    .map(Rendition::from)
                                    .toList()))
                    .orElseGet(() -> new Picture(image.url(), image.alt(), null, null, List.of()));
        }
    }

    record Rendition(String url, String contentType, int width, int height) {
        static Rendition from(PictureUrls.Rendition rendition) {
            return new Rendition(
                    rendition.url(),
                    rendition.contentType(),
                    rendition.size().width(),
                    rendition.size().height());
        }
    }

    record VariantResponse(
            String sku,
            String name,
            Map<String, String> options,
            Money price,
            Money mrp,
            boolean inStock,
            int weightGrams,
            @Nullable String hsn,

            @Schema(description = "The URL of its own picture, if it has one, in a size for lists.") @Nullable String image,

            @Schema(description = "The same picture in all sizes, and its text.") @Nullable Picture picture) {

        static VariantResponse from(ProductDetail.Variant variant, ProductDetail product, ProductImageUrls imageUrls) {
            var own = product.imageOf(variant);
            return new VariantResponse(
                    variant.sku().value(),
                    variant.name(product.summary().name()),
                    options(variant, product.optionNames()),
                    variant.price(),
                    variant.mrp(),
                    variant.inStock(),
                    variant.weightGrams(),
                    variant.hsn(),
                    imageUrls.preview(variant.image()),
                    own == null ? null : Picture.from(own, imageUrls));
        }

        static Map<String, String> options(ProductDetail.Variant variant, List<String> names) {
            var options = new LinkedHashMap<String, String>();
            for (var i = 0; i < Math.min(names.size(), variant.optionValues().size()); i++) {
                options.put(names.get(i), variant.optionValues().get(i));
            }
            return options;
        }
    }
}
