package com.bharatmart.catalog;

import com.bharatmart.shared.Sku;
import java.util.Map;

/**
 * An import has counted the stock of some SKUs. Published in the transaction that writes the products, and handled in the
 * same transaction.
 *
 * @param quantities pieces, 0 or more
 */
public record StockCounted(Map<Sku, Integer> quantities) {
    public StockCounted {
        quantities = Map.copyOf(quantities);
    }
}
