package com.bharatmart.catalog;

import com.bharatmart.shared.Sku;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the table {@code product} without the aggregate: their locks, their order, and their place among categories. */
@Repository
class ProductRowRepository {

    private static final String FIRST = new UUID(0, 0).toString();

    /** By the primary key. */
    private static final String LOCK = "SELECT id FROM product WHERE id = ? FOR NO KEY UPDATE";

    /** In the order of ids, so that two transactions that change the same products do not deadlock. */
    private static final String LOCK_BY_SLUGS =
            "SELECT id FROM product WHERE slug = ANY (?) ORDER BY id FOR NO KEY UPDATE";

    /** As {@link #LOCK_BY_SLUGS}, by the primary keys of both tables. */
    private static final String LOCK_OWNERS = """
            SELECT p.id FROM product p WHERE p.id IN (SELECT v.product_id FROM variant v WHERE v.sku = ANY (?))
            ORDER BY p.id FOR NO KEY UPDATE OF p""";

    /** By the primary key. */
    private static final String IDS = """
            SELECT id FROM product WHERE (?::uuid IS NULL OR id > ?::uuid) ORDER BY id LIMIT ?
            """;

    /** By {@code product_category}; a trigger rebuilds the search words of the products. Returns the last id of the batch. */
    private static final String UPDATE_CATEGORY = """
            WITH batch AS MATERIALIZED (
                SELECT p.id FROM product p
                WHERE p.category_id = ANY (ARRAY(SELECT c.id FROM category c WHERE c.path @> ARRAY[?::uuid]))
                AND p.id > ?::uuid ORDER BY p.id LIMIT 1000 FOR NO KEY UPDATE OF p),
            updated AS (
                UPDATE product p SET category_ids = c.path, title_search = ''
                FROM category c, batch WHERE p.id = batch.id AND c.id = p.category_id
                RETURNING p.id)
            SELECT max(id::text) FROM updated
            """;

    private final JdbcClient jdbc;

    ProductRowRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the product until the transaction ends. */
    void lock(ProductId id) {
        jdbc.sql(LOCK).param(id.value()).query().listOfRows();
    }

    /** Locks the products until the transaction ends. */
    void lock(Collection<String> slugs) {
        jdbc.sql(LOCK_BY_SLUGS).param(slugs.toArray(String[]::new)).query().listOfRows();
    }

    /** Locks the products that have these variants until the transaction ends. */
    void lockOwners(Collection<Sku> skus) {
        jdbc.sql(LOCK_OWNERS)
                .param(skus.stream().map(Sku::value).toArray(String[]::new))
                .query()
                .listOfRows();
    }

    /** The next ids after this one, in their order. */
    List<ProductId> idsAfter(@Nullable ProductId last, int limit) {
        var start = last == null ? null : last.value();
        return jdbc.sql(IDS)
                .params(Arrays.asList(start, start, limit))
                .query((row, _) -> new ProductId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Gives the products in this category, and in those below, its present name and path. */
    void updateCategory(CategoryId id) {
        var last = Optional.of(FIRST);
        while (last.isPresent()) {
            last = jdbc.sql(UPDATE_CATEGORY)
                    .params(id.value(), last.get())
                    .query((row, _) -> Optional.ofNullable(row.getString(1)))
                    .single();
        }
    }
}
