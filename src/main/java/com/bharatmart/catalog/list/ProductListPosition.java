package com.bharatmart.catalog.list;

import java.util.UUID;

/**
 * A position in the order of a list.
 *
 * @param bucket in a search by relevance: 0 if the names of the product have the words, 1 if only its description has
 *     them; in a search by sku {@link #BY_SKU}
 * @param key paise, millionths of a star or tenths of a star, depending on the order; 0 if the order is by id alone
 * @param id of the product
 */
record ProductListPosition(int bucket, long key, UUID id) {
    static final int BY_SKU = 2;
}
