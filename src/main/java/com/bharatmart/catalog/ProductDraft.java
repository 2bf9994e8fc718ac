package com.bharatmart.catalog;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A product to write, or a part of it: {@link ProductUpsertService} keeps the variants that the product has and the draft
 * lacks. As a {@link ProductUpsertService.Change} it also keeps such images, and sets all other fields.
 *
 * @param handle identifies the product; it is its {@link Slug}, or that is derived from it
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
        List<ProductImage> images)
        implements ProductUpsertService.Change {

    public ProductDraft {
        categoryPath = List.copyOf(categoryPath);
        tags = List.copyOf(tags);
        optionNames = List.copyOf(optionNames);
        variants = List.copyOf(variants);
        images = List.copyOf(images);
    }

    @Override
    public boolean keepsCategory() {
        return false;
    }

    @Override
    public ProductDraft applyTo(@Nullable ProductAdminView existing, Consumer<ProductRejection> rejections) {
        var merged = new LinkedHashMap<String, ProductImage>();
        if (existing != null) {
            existing.form().images().forEach(image -> merged.put(image.url(), image));
        }
        images.forEach(image -> merged.put(image.url(), image));
        return with(optionNames, variants, List.copyOf(merged.values()));
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
