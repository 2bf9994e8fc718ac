package com.bharatmart.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product to write, or a part of it: {@link ProductUpsertService} keeps the variants and images that the product has and
 * the draft lacks.
 *
 * @param handle identifies the product; its {@link Slug} is derived from it
 * @param descriptionHtml sanitized
 * @param categoryPath names from the top, empty for a product without a category
 * @param rating the average, 0 to 5, null without ratings
 * @param countryOfOrigin ISO 3166-1 alpha-2
 * @param optionNames "Size", "Color"; each variant has a value for each of them, in this order
 */
public record ProductDraft(
        String handle,
        String title,
        String descriptionHtml,
        String brand,
        List<String> categoryPath,
        List<String> tags,
        ProductStatus status,
        @Nullable BigDecimal rating,
        int ratingCount,
        @Nullable String countryOfOrigin,
        List<String> optionNames,
        List<VariantDraft> variants,
        List<ProductImage> images) {

    public ProductDraft {
        categoryPath = List.copyOf(categoryPath);
        tags = List.copyOf(tags);
        optionNames = List.copyOf(optionNames);
        variants = List.copyOf(variants);
        images = List.copyOf(images);
    }

    /** The same without quantities, so that the stock stays as it is. */
    public ProductDraft withoutQuantities() {
        return withVariants(variants.stream().map(VariantDraft::withoutQuantity).toList());
    }

    ProductDraft withVariants(List<VariantDraft> others) {
        return with(optionNames, others, images);
    }

    /** The same with other options, variants and images. */
    public ProductDraft with(
            List<String> otherOptionNames, List<VariantDraft> otherVariants, List<ProductImage> otherImages) {
        return new ProductDraft(
                handle,
                title,
                descriptionHtml,
                brand,
                categoryPath,
                tags,
                status,
                rating,
                ratingCount,
                countryOfOrigin,
                otherOptionNames,
                otherVariants,
                otherImages);
    }
}
