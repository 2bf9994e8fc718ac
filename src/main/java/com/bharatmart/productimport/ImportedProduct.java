package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductDraft;
import com.bharatmart.catalog.VariantDraft;
import com.bharatmart.shared.Sku;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A product that was read from a file, with its rows.
 *
 * @param rows at least one
 */
record ImportedProduct(ProductDraft draft, List<Row> rows) {

    /**
     * @param sku of the variant in the row, null if it has only an image
     */
    record Row(long line, @Nullable Sku sku) {}

    ImportedProduct {
        rows = List.copyOf(rows);
    }

    /** The SKUs with a quantity in the file. */
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
