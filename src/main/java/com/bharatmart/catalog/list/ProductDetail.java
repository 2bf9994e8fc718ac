package com.bharatmart.catalog.list;

import com.bharatmart.catalog.Offer;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as its page shows it.
 *
 * @param description sanitized HTML
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
        List<ProductImage> images) {

    /** The same with texts of another language. */
    public ProductDetail translated(ProductSummary otherSummary, @Nullable String otherDescription) {
        return new ProductDetail(
                otherSummary,
                otherDescription == null ? description : otherDescription,
                optionNames,
                tags,
                countryOfOrigin,
                variants,
                images);
    }

    /** The variant's own picture, with the text that it has among those of the product; null without one. */
    public @Nullable ProductImage imageOf(Variant variant) {
        var own = variant.image();
        return own == null
                ? null
                : images.stream()
                        .filter(image -> image.url().equals(own))
                        .findFirst()
                        .orElseGet(() -> new ProductImage(own, null));
    }

    /**
     * @param weightGrams of one piece, packed
     * @param image as {@link ProductImage#url}, null without one
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

        /** The name in a cart and on an invoice. */
        public String name(String title) {
            return Offer.name(title, optionValues);
        }
    }
}
