package com.bharatmart.catalog;

import com.bharatmart.shared.Sku;
import java.util.Set;

/**
 * These are on the shelf, and nobody has told how many pieces there are of them. Published in the transaction that
 * writes the products; its listener takes part in that transaction.
 */
public record VariantsAdded(Set<Sku> skus) {
    public VariantsAdded {
        skus = Set.copyOf(skus);
    }
}
