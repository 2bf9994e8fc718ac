package com.bharatmart.catalog;

import com.bharatmart.catalog.translation.Translation;
import com.bharatmart.shared.Sku;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a product consists of, except its stock.
 *
 * @param variants in the order of their positions, at least one
 * @param translations the texts in other languages, by the tags of the languages
 */
record ProductContent(
        ProductText text,
        CategoryPlacement placement,
        Rating rating,
        List<Variant> variants,
        List<ProductImage> images,
        Map<String, Translation> translations) {

    ProductContent {
        variants = List.copyOf(variants);
        images = List.copyOf(images);
        translations = Map.copyOf(translations);
    }

    static ProductContent of(ProductDraft draft, CategoryPlacement placement, Map<String, Translation> translations) {
        return new ProductContent(
                ProductText.of(draft),
                placement,
                Rating.of(draft.rating(), draft.ratingCount()),
                merged(Map.of(), draft),
                draft.images(),
                translations);
    }

    /** With the draft, and with the variants that the draft lacks. */
    ProductContent merge(ProductDraft draft, CategoryPlacement wanted) {
        return new ProductContent(
                ProductText.of(draft),
                wanted,
                Rating.of(draft.rating(), draft.ratingCount()),
                merged(variantsBySku(), draft),
                draft.images(),
                translations);
    }

    /** With the draft, without variants that the draft lacks. The rating stays. */
    ProductContent replace(ProductDraft draft, CategoryPlacement wanted, Map<String, Translation> wantedTranslations) {
        return new ProductContent(
                ProductText.of(draft), wanted, rating, merged(Map.of(), draft), draft.images(), wantedTranslations);
    }

    /** New variants come after the present ones. */
    private static List<Variant> merged(Map<Sku, Variant> present, ProductDraft draft) {
        var merged = new LinkedHashMap<>(present);
        for (var variant : draft.variants()) {
            var known = merged.get(variant.sku());
            merged.put(variant.sku(), Variant.of(variant, known == null ? merged.size() : known.position()));
        }
        return List.copyOf(merged.values());
    }

    Map<Sku, Variant> variantsBySku() {
        var bySku = new LinkedHashMap<Sku, Variant>();
        variants.forEach(variant -> bySku.put(variant.sku(), variant));
        return bySku;
    }

    Map<Integer, ProductImage> imagesByPosition() {
        var byPosition = new LinkedHashMap<Integer, ProductImage>();
        images.forEach(image -> byPosition.put(byPosition.size(), image));
        return byPosition;
    }

    Presentation presentation() {
        var cheapest =
                variants.stream().min(Comparator.comparingLong(Variant::price)).orElseThrow();
        return new Presentation(
                cheapest.price(),
                cheapest.mrp(),
                images.isEmpty() ? null : images.getFirst().url());
    }

    ProductForm form() {
        return new ProductForm(
                text.title(),
                text.description(),
                text.brand(),
                placement.categoryId() == null ? null : new CategoryId(placement.categoryId()),
                text.tags(),
                text.status(),
                text.countryOfOrigin(),
                text.optionNames(),
                variants.stream().map(Variant::form).toList(),
                images,
                translations);
    }
}
