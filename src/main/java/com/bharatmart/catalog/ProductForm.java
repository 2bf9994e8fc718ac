package com.bharatmart.catalog;

import com.bharatmart.catalog.translation.Translation;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.PlainText;
import com.bharatmart.shared.Sku;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that staff enter for a product. Its rating comes from shoppers, and its stock from the inventory.
 *
 * @param description HTML
 * @param category null for none
 * @param countryOfOrigin ISO 3166-1 alpha-2
 * @param optionNames "Size", "Color"; each variant has a value for each of them, in this order
 * @param variants at least one
 * @param translations by language, as BCP 47 tags in their usual case
 */
public record ProductForm(
        String name,
        String description,
        String brand,
        @Nullable CategoryId category,
        List<String> tags,
        ProductStatus status,
        @Nullable String countryOfOrigin,
        List<String> optionNames,
        List<Variant> variants,
        List<ProductImage> images,
        Map<String, Translation> translations) {

    public ProductForm {
        tags = List.copyOf(tags);
        optionNames = List.copyOf(optionNames);
        variants = List.copyOf(variants);
        images = List.copyOf(images);
        translations = Map.copyOf(translations);
    }

    /**
     * A variant that customers can buy.
     *
     * @param price of one piece, taxes included
     * @param mrp the maximum retail price printed on it
     * @param weightGrams of one piece, packed
     * @param hsn the code of the goods in the GST tariff
     * @param image its own picture, as {@link ProductImage#url}
     */
    public record Variant(
            Sku sku,
            List<String> optionValues,
            Money price,
            Money mrp,
            int weightGrams,
            @Nullable String hsn,
            @Nullable String barcode,
            @Nullable String image) {

        public Variant {
            optionValues = List.copyOf(optionValues);
        }

        private Variant tidied() {
            return new Variant(
                    sku,
                    optionValues.stream().map(PlainText::tidy).toList(),
                    price,
                    mrp,
                    weightGrams,
                    hsn,
                    tidy(barcode),
                    image);
        }

        private VariantDraft draft() {
            return new VariantDraft(sku, optionValues, price, mrp, weightGrams, hsn, barcode, null, image);
        }
    }

    Set<Sku> skus() {
        return variants.stream().map(Variant::sku).collect(Collectors.toSet());
    }

    /** The same with other variants. */
    public ProductForm withVariants(List<Variant> others) {
        return new ProductForm(
                name,
                description,
                brand,
                category,
                tags,
                status,
                countryOfOrigin,
                optionNames,
                others,
                images,
                translations);
    }

    /** The same with another status. */
    ProductForm withStatus(ProductStatus other) {
        return new ProductForm(
                name,
                description,
                brand,
                category,
                tags,
                other,
                countryOfOrigin,
                optionNames,
                variants,
                images,
                translations);
    }

    /** The form with tidied texts, safe HTML and each tag once, like an imported product. */
    ProductForm tidied() {
        var distinct = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        return new ProductForm(
                PlainText.tidy(name),
                DescriptionSanitizer.tidy(description),
                PlainText.tidy(brand),
                category,
                tags.stream()
                        .map(PlainText::tidy)
                        .filter(tag -> !tag.isEmpty() && distinct.add(tag))
                        .toList(),
                status,
                countryOfOrigin,
                optionNames.stream().map(PlainText::tidy).toList(),
                variants.stream().map(Variant::tidied).toList(),
                images.stream()
                        .map(image -> new ProductImage(image.url(), tidy(image.alt())))
                        .toList(),
                tidied(translations));
    }

    /** The product to write; the stock stays as it is. */
    ProductDraft draft(String handle, List<String> categoryPath) {
        return new ProductDraft(
                handle,
                name,
                description,
                brand,
                categoryPath,
                tags,
                status,
                null,
                0,
                countryOfOrigin,
                optionNames,
                variants.stream().map(Variant::draft).toList(),
                images);
    }

    /** The translations with tidied names and safe HTML, without empty ones. */
    static Map<String, Translation> tidied(Map<String, Translation> translations) {
        return translations.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), tidied(entry.getValue())))
                .filter(entry -> entry.getValue().hasText())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Translation tidied(Translation translation) {
        var html = translation.description() == null ? "" : DescriptionSanitizer.tidy(translation.description());
        return new Translation(tidy(translation.name()), html.isEmpty() ? null : html);
    }

    private static @Nullable String tidy(@Nullable String text) {
        var tidied = text == null ? "" : PlainText.tidy(text);
        return tidied.isEmpty() ? null : tidied;
    }
}
