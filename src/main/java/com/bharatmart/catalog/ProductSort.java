package com.bharatmart.catalog;

import java.util.Arrays;
import java.util.Optional;

/** The order of a list of products. Ties fall to the newer product, among equal prices to the order of the price. */
public enum ProductSort {
    /** Best match first; among equal matches, and without a query, the best rated first. */
    RELEVANCE("relevance"),
    PRICE("price"),
    PRICE_DESCENDING("-price"),
    NEWEST("newest"),
    RATING("rating");

    private final String parameter;

    ProductSort(String parameter) {
        this.parameter = parameter;
    }

    /** As clients write it. */
    public String parameter() {
        return parameter;
    }

    public static Optional<ProductSort> of(String parameter) {
        return Arrays.stream(values())
                .filter(sort -> sort.parameter.equals(parameter))
                .findFirst();
    }
}
