package com.bharatmart.catalog;

import com.bharatmart.shared.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which product a sku belongs to: it belongs to one at the most. */
@Repository
class SkuRepository {

    /** By the primary key. */
    private static final String OWNERS = """
            SELECT v.sku, p.slug FROM variant v JOIN product p ON p.id = v.product_id WHERE v.sku = ANY (?)
            """;

    private final JdbcClient jdbc;

    SkuRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The slugs of the products; skus that are nobody's are missing. The map may be added to. */
    Map<Sku, String> of(Collection<Sku> skus) {
        var owners = new HashMap<Sku, String>();
        jdbc.sql(OWNERS)
                .param(skus.stream().map(Sku::value).toArray(String[]::new))
                .query(row -> {
                    owners.put(new Sku(row.getString(1)), row.getString(2));
                });
        return owners;
    }
}
