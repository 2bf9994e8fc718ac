package com.bharatmart.catalog;

import com.bharatmart.shared.Sku;
import java.util.Set;

/**
 * Variants were added without a count of their stock. Published in the transaction that writes the products, and handled in
 * the same transaction.
 */
public record VariantsAdded(Set<Sku> skus) {
    public VariantsAdded {
        skus = Set.copyOf(skus);
    }
}
