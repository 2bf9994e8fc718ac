package com.bharatmart.catalog;

import java.util.UUID;

/** A product with its place in the list. */
record ListedProduct(ProductSummary product, Position position) {

    /**
     * A place in a list's order.
     *
     * @param bucket in a search by relevance: 0 where the words are in what names the product, 1 where they are but in
     *     its description
     * @param key paise, millionths of a star or tenths of a star, as the list is sorted; 0 where the id is enough
     */
    record Position(int bucket, long key, UUID id) {}
}
