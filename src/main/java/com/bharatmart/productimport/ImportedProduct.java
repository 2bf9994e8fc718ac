package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductDraft;
import com.bharatmart.catalog.VariantDraft;
import com.bharatmart.shared.Sku;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A product that has been read, and the rows that it was read from.
 *
 * @param rows at least one
 */
record ImportedProduct(ProductDraft draft, List<Row> rows) {

    /**
     * @param sku of the variant that the row brought, null if it brought an image only
     */
    record Row(long line, @Nullable Sku sku) {}

    ImportedProduct {
        rows = List.copyOf(rows);
    }

    /** Of which the file tells how many pieces there are. */
    Set<Sku> countedSkus() {
        return draft.variants().stream()
                .filter(variant -> variant.quantity() != null)
                .map(VariantDraft::sku)
                .collect(Collectors.toSet());
    }

    String handle() {
        return draft.handle();
    }
}
