package com.bharatmart.catalog;

import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import com.github.f4b6a3.uuid.UuidCreator;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products of tests. Each has values of its own that no other test uses, unless a test sets them. */
public record ProductDrafts(
        String title,
        String brand,
        List<String> categoryPath,
        long price,
        @Nullable String rating,
        String description,
        List<String> tags,
        boolean published) {

    public static ProductDrafts of(String title) {
        return new ProductDrafts(title, unique("brand"), List.of(), 49900, null, "", List.of(), true);
    }

    /** A single word of letters that no other test uses. */
    public static String unique(String prefix) {
        var digits = UuidCreator.getTimeOrderedEpoch().toString().replace("-", "");
        var letters = new StringBuilder(prefix);
        digits.substring(8).chars().forEach(c -> letters.append((char) ('a' + Character.digit(c, 16))));
        return letters.toString();
    }

    public ProductDrafts by(String otherBrand) {
        return new ProductDrafts(title, otherBrand, categoryPath, price, rating, description, tags, published);
    }

    public ProductDrafts in(String... path) {
        return new ProductDrafts(title, brand, List.of(path), price, rating, description, tags, published);
    }

    public ProductDrafts at(long paise) {
        return new ProductDrafts(title, brand, categoryPath, paise, rating, description, tags, published);
    }

    public ProductDrafts rated(String average) {
        return new ProductDrafts(title, brand, categoryPath, price, average, description, tags, published);
    }

    public ProductDrafts described(String html) {
        return new ProductDrafts(title, brand, categoryPath, price, rating, html, tags, published);
    }

    public ProductDrafts hidden() {
        return new ProductDrafts(title, brand, categoryPath, price, rating, description, tags, false);
    }

    public ProductDraft draft() {
        var handle = unique("p");
        return draft(
                handle,
                List.of("Size"),
                List.of(variant(handle + "-S", price, "S"), variant(handle + "-M", price + 5000, "M")));
    }

    public ProductDraft draft(String handle, List<String> optionNames, List<VariantDraft> variants) {
        return new ProductDraft(
                handle,
                title,
                description,
                brand,
                categoryPath,
                tags,
                published ? ProductStatus.ACTIVE : ProductStatus.DRAFT,
                rating == null ? null : new BigDecimal(rating),
                rating == null ? 0 : 100,
                "IN",
                optionNames,
                variants,
                List.of(new ProductImage("https://media.example/" + handle + ".jpg", title)));
    }

    public static VariantDraft variant(String sku, long price, String... options) {
        return new VariantDraft(
                new Sku(sku), List.of(options), Money.inr(price), Money.inr(price * 2), 250, "6204", null, 7);
    }
}
