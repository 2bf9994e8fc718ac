package com.bharatmart.catalog.list;

import java.util.Arrays;
import java.util.Optional;

/** The order of a product list. Among equal products the newer one is first, or the older one in ascending order of price. */
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
