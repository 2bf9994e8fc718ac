package com.bharatmart.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads all products in batches. Each batch has a transaction of its own, so that none is open while a client reads. */
@Component
public class ProductExportReader {

    private static final int BATCH_SIZE = 200;

    /** By the primary key. */
    private static final String IDS = """
            SELECT id FROM product WHERE (?::uuid IS NULL OR id > ?::uuid) ORDER BY id LIMIT ?
            """;

    private final ProductRepository products;
    private final Categories categories;
    private final JdbcClient jdbc;

    ProductExportReader(ProductRepository products, Categories categories, JdbcClient jdbc) {
        this.products = products;
        this.categories = categories;
        this.jdbc = jdbc;
    }

    /**
     * The next products in the order of their ids, of any status. Empty at the end.
     *
     * @param last the last product of the batch before, null for the first batch
     */
    @Transactional(readOnly = true)
    public List<ProductExportView> after(@Nullable ProductId last) {
        var start = last == null ? null : last.value();
        var ids = jdbc.sql(IDS)
                .params(Arrays.asList(start, start, BATCH_SIZE))
                .query((row, _) -> new ProductId(row.getObject(1, UUID.class)))
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        var batch = products.findByIds(ids).stream().map(Product::view).toList();
        var names = categories.names(batch.stream()
                .map(product -> product.form().category())
                .filter(Objects::nonNull)
                .toList());
        return batch.stream()
                .map(product -> new ProductExportView(
                        product,
                        product.form().category() == null
                                ? List.of()
                                : names.getOrDefault(product.form().category(), List.of())))
                .toList();
    }
}
