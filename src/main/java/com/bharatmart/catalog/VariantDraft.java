package com.bharatmart.catalog;

import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variant to write.
 *
 * @param price of one piece, taxes included
 * @param mrp the maximum retail price printed on it
 * @param weightGrams of one piece, packed
 * @param quantity pieces in stock, null to leave that as it is
 * @param image as {@link ProductImage#url}, null for none
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

    /** The same without a quantity, so that the stock stays as it is. */
    public VariantDraft withoutQuantity() {
        return new VariantDraft(sku, optionValues, price, mrp, weightGrams, hsn, barcode, null, image);
    }

    /** A variant without a picture of its own. */
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
