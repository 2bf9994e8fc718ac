package com.bharatmart.catalog;

import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper may buy under a sku, and on what terms, as of now.
 *
 * @param name the product's name with the variant's options: "Indigo Kurta, M"
 * @param price of one piece, taxes included
 * @param mrp the maximum retail price printed on it (Legal Metrology (Packaged Commodities) Rules 2011, rule 6)
 * @param weightGrams of one piece, packed
 * @param hsn the code of the goods in the GST tariff, null where the shop has not told
 * @param published false for one that has been taken off the shelf and cannot be bought any more
 */
public record Offer(
        Sku sku,
        ProductId productId,
        String productSlug,
        String name,
        Money price,
        Money mrp,
        int weightGrams,
        @Nullable String hsn,
        boolean published) {}
