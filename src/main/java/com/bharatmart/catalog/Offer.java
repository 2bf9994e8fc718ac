package com.bharatmart.catalog;

import com.bharatmart.media.PictureView;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer can buy by a SKU now, and on what terms.
 *
 * @param name the product's name with the variant's options: "Indigo Kurta, M"
 * @param options the value of each option by its name, in the order of the options
 * @param image the variant's own picture, else the first one of the product
 * @param price of one piece, taxes included
 * @param mrp the maximum retail price printed on it (Legal Metrology (Packaged Commodities) Rules 2011, rule 6)
 * @param weightGrams of one piece, packed
 * @param hsn the code of the goods in the GST tariff, null if unknown
 * @param published false for a product that is not for sale
 */
public record Offer(
        Sku sku,
        ProductId productId,
        String productSlug,
        String name,
        Map<String, String> options,
        @Nullable PictureView image,
        Money price,
        Money mrp,
        int weightGrams,
        @Nullable String hsn,
        boolean published) {

    public Offer {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** The name of a variant in a cart and on an invoice: "Indigo Kurta, M". */
    public static String name(String title, List<String> optionValues) {
        return optionValues.isEmpty() ? title : title + ", " + String.join(", ", optionValues);
    }

    static Map<String, String> options(List<String> names, List<String> values) {
        var options = new LinkedHashMap<String, String>();
        for (var i = 0; i < Math.min(names.size(), values.size()); i++) {
            options.put(names.get(i), values.get(i));
        }
        return options;
    }
}
