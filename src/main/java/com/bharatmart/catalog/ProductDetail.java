package com.bharatmart.catalog;

import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as its own page shows it.
 *
 * @param description sanitised HTML
 * @param optionNames each variant has a value for each of them, in this order
 * @param countryOfOrigin ISO 3166-1 alpha-2
 */
public record ProductDetail(
        ProductSummary summary,
        String description,
        List<String> optionNames,
        List<String> tags,
        @Nullable String countryOfOrigin,
        List<Variant> variants,
        List<Image> images) {

    /**
     * @param weightGrams of one piece, packed
     * @param image its own picture, as {@link Image#url}; null if it has none
     */
    public record Variant(
            Sku sku,
            List<String> optionValues,
            Money price,
            Money mrp,
            boolean inStock,
            int weightGrams,
            @Nullable String hsn,
            @Nullable String image) {

        /** What it is called in a cart and on an invoice. */
        public String name(String title) {
            return VariantName.of(title, optionValues);
        }
    }

    /** A picture of the product, by its address or, if it is kept here, as {@code Picture.toString()} writes it. */
    public record Image(String url, @Nullable String alt) {}
}
