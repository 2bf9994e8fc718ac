package com.bharatmart.catalog;

import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One size and color of a product. Whether it is in stock is in its row only: {@link VariantRepository} writes that.
 *
 * @param position among the variants of the product, from 0
 * @param price paise
 * @param mrp paise
 */
record Variant(
        Sku sku,
        int position,
        List<String> optionValues,
        long price,
        long mrp,
        int weightGrams,
        @Nullable String hsn,
        @Nullable String barcode,
        @Nullable String imageUrl) {

    Variant {
        optionValues = List.copyOf(optionValues);
    }

    static Variant of(VariantDraft draft, int position) {
        return new Variant(
                draft.sku(),
                position,
                draft.optionValues(),
                draft.price().amount(),
                draft.mrp().amount(),
                draft.weightGrams(),
                draft.hsn(),
                draft.barcode(),
                draft.image());
    }

    ProductForm.Variant form() {
        return new ProductForm.Variant(
                sku, optionValues, Money.inr(price), Money.inr(mrp), weightGrams, hsn, barcode, imageUrl);
    }
}
