package com.bharatmart.catalog;

import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a variant shall become.
 *
 * @param price of one piece, taxes included
 * @param mrp the maximum retail price printed on it
 * @param weightGrams of one piece, packed
 * @param quantity pieces in stock, null to leave that as it is
 * @param image the address of its own picture, null for none; imports leave it as it is
 */
public record VariantDraft(
        Sku sku,
        List<String> optionValues,
        Money price,
        Money mrp,
        int weightGrams,
        @Nullable String hsn,
        @Nullable String barcode,
        @Nullable Integer quantity,
        @Nullable String image) {

    public VariantDraft {
        optionValues = List.copyOf(optionValues);
    }

    /** The same without a count of pieces, which leaves the stock as it is. */
    VariantDraft withoutQuantity() {
        return new VariantDraft(sku, optionValues, price, mrp, weightGrams, hsn, barcode, null, image);
    }

    /** As a file describes it, which knows of pictures of products alone. */
    public VariantDraft(
            Sku sku,
            List<String> optionValues,
            Money price,
            Money mrp,
            int weightGrams,
            @Nullable String hsn,
            @Nullable String barcode,
            @Nullable Integer quantity) {
        this(sku, optionValues, price, mrp, weightGrams, hsn, barcode, quantity, null);
    }
}
