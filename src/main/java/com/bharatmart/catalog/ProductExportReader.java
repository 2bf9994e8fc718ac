package com.bharatmart.productimport;

import com.bharatmart.catalog.Categories;
import com.bharatmart.catalog.Product;
import com.bharatmart.catalog.ProductId;
import com.bharatmart.catalog.ProductRepository;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads all products, some at a time, each time in a transaction that ends before anything is sent to anybody. */
@Repository
class ExportRepository {

    private static final int PRODUCTS = 200;

    /** By the primary key. */
    private static final String IDS = """
            SELECT id FROM product WHERE (?::uuid IS NULL OR id > ?::uuid) ORDER BY id LIMIT ?
            """;

    private final ProductRepository products;
    private final Categories categories;
    private final JdbcClient jdbc;

    ExportRepository(ProductRepository products, Categories categories, JdbcClient jdbc) {
        this.products = products;
        this.categories = categories;
        this.jdbc = jdbc;
    }

    /** The next products in the order of their ids; none at the end. */
    @Transactional(readOnly = true)
    public List<ExportedProduct> after(@Nullable ProductId last) {
        var start = last == null ? null : last.value();
        var ids = jdbc.sql(IDS)
                .params(Arrays.asList(start, start, PRODUCTS))
                .query((row, _) -> new ProductId(row.getObject(1, UUID.class)))
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        var page = products.findByIds(ids).stream().map(Product::view).toList();
        var names = categories.names(page.stream()
                .map(product -> product.form().category())
                .filter(Objects::nonNull)
                .toList());
        return page.stream()
                .map(product -> new ExportedProduct(
                        product,
                        product.form().category() == null
                                ? List.of()
                                : names.getOrDefault(product.form().category(), List.of())))
                .toList();
    }
}
