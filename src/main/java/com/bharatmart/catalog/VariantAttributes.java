package com.bharatmart.catalog;

import jakarta.persistence.Embeddable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a variant.
 *
 * @param price paise
 * @param mrp paise
 */
@Embeddable
record VariantAttributes(
        List<String> optionValues,
        long price,
        long mrp,
        int weightGrams,
        @Nullable String hsn,
        @Nullable String barcode) {

    VariantAttributes {
        optionValues = List.copyOf(optionValues);
    }

    static VariantAttributes of(VariantDraft draft) {
        return new VariantAttributes(
                draft.optionValues(),
                draft.price().amount(),
                draft.mrp().amount(),
                draft.weightGrams(),
                draft.hsn(),
                draft.barcode());
    }
}
