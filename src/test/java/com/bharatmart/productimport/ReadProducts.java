package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductDraft;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The products and rejected rows that a reader finds in a file. */
record ReadProducts(List<ProductDraft> drafts, List<RejectedRow> rejected) {

    static ReadProducts of(InputStream csv) throws IOException {
        var rejected = new ArrayList<RejectedRow>();
        var drafts = new ArrayList<ProductDraft>();
        var reader = new ProductCsvReader(csv, PictureFolder.NONE, rejected::add);
        for (var product = reader.next(); product != null; product = reader.next()) {
            drafts.add(Objects.requireNonNull(product.applyTo(null, rejection -> {
                throw new AssertionError(rejection);
            })));
        }
        return new ReadProducts(drafts, rejected);
    }

    List<String> handles() {
        return drafts.stream().map(ProductDraft::handle).toList();
    }

    List<Long> rejectedLines() {
        return rejected.stream().map(RejectedRow::line).toList();
    }
}
