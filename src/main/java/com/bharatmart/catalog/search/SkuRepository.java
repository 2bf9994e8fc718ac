package com.bharatmart.catalog.search;

import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.platform.replica.ReadRouter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Finds published products by the skus of their variants, in upper or lower case. */
@Repository
class SkuRepository {

    private static final int MAX_PRODUCTS = 100;

    /** So many that a short start costs no more than a long one. */
    private static final int MAX_VARIANTS = 2_000;

    /**
     * In the order of the index {@code variant_sku_search}, so that the plan does not depend on how many SKUs the database
     * expects. The pattern has to be known to the plan.
     */
    private static final String FIND = """
            WITH found AS MATERIALIZED (
                SELECT product_id FROM variant WHERE lower(sku) LIKE ? ORDER BY lower(sku) USING ~<~ LIMIT %d)
            SELECT id FROM product WHERE published AND id IN (SELECT product_id FROM found) LIMIT %d
            """.formatted(MAX_VARIANTS, MAX_PRODUCTS);

    private final ReadRouter reads;

    SkuRepository(ReadRouter reads) {
        this.reads = reads;
    }

    List<UUID> find(String sku) {
        return reads.jdbc().query(exact(sku), (row, _) -> row.getObject(1, UUID.class));
    }

    /** At most 100 products. */
    List<UUID> startingWith(String start) {
        return reads.jdbc().query(prefix(start), (row, _) -> row.getObject(1, UUID.class));
    }

    static SqlStatement exact(String sku) {
        return new SqlStatement(FIND, List.of(pattern(sku)), true);
    }

    static SqlStatement prefix(String start) {
        return new SqlStatement(FIND, List.of(pattern(start) + '%'), true);
    }

    /** Of the characters of a sku only the underscore has a meaning in a pattern. */
    private static String pattern(String sku) {
        return sku.toLowerCase(Locale.ROOT).replace("_", "\\_");
    }
}
