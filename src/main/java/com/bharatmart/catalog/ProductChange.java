package com.bharatmart.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A change of a product to write.
 *
 * @param before as it was read; null for a new product
 * @param after with the version that follows the one that was read
 */
record ProductChange(@Nullable Product before, Product after) {
    ProductChange {
        after = after.withVersion(before == null ? 0 : before.version() + 1);
    }

    /** This change and then another one. */
    ProductChange then(ProductChange next) {
        return new ProductChange(before, next.after);
    }
}
