package com.bharatmart.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads all products in batches. Each batch has a transaction of its own, so that none is open while a client reads. */
@Component
public class ProductExportReader {

    private static final int BATCH_SIZE = 200;

    private final ProductRepository products;
    private final ProductRowRepository rows;
    private final CategoryRepository categories;

    ProductExportReader(ProductRepository products, ProductRowRepository rows, CategoryRepository categories) {
        this.products = products;
        this.rows = rows;
        this.categories = categories;
    }

    /**
     * The next products of any status, in the order of their ids. Empty at the end.
     *
     * @param last the last product of the batch before, null for the first batch
     */
    @Transactional(readOnly = true)
    public List<ProductExportView> after(@Nullable ProductId last) {
        var ids = rows.idsAfter(last, BATCH_SIZE);
        if (ids.isEmpty()) {
            return List.of();
        }
        var batch = products.findByIds(ids).stream().map(Product::view).toList();
        var paths = new HashMap<CategoryId, List<String>>();
        return batch.stream()
                .map(product ->
                        new ProductExportView(product, path(product.form().category(), paths)))
                .toList();
    }

    private List<String> path(@Nullable CategoryId category, Map<CategoryId, List<String>> known) {
        return category == null
                ? List.of()
                : known.computeIfAbsent(
                        category,
                        id -> categories.pathTo(id).stream()
                                .map(CategoryRepository.Step::name)
                                .toList());
    }
}
