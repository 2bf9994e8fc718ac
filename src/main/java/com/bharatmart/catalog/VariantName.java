package com.bharatmart.catalog;

import java.util.List;

/** What a variant is called in a cart, on an invoice: "Indigo Kurta, M". */
final class VariantName {
    private VariantName() {}

    static String of(String title, List<String> optionValues) {
        return optionValues.isEmpty() ? title : title + ", " + String.join(", ", optionValues);
    }
}
