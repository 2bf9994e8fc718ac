package com.bharatmart.catalog;

import com.bharatmart.shared.Sku;
import java.util.Map;

/**
 * An import has told how many pieces there are of some skus. Published in the transaction that writes the products;
 * its listener takes part in that transaction.
 *
 * @param quantities pieces, 0 or more
 */
public record StockCounted(Map<Sku, Integer> quantities) {
    public StockCounted {
        quantities = Map.copyOf(quantities);
    }
}
