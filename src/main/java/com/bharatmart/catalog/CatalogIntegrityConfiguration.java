package com.bharatmart.catalog;

import com.bharatmart.platform.integrity.IntegrityCheck;
import com.bharatmart.platform.integrity.SqlIntegrityCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true of what lists and filters of the catalog read: it is what the variants have. */
@Configuration(proxyBeanMethods = false)
class CatalogIntegrityConfiguration {

    private static final SqlIntegrityCheck.Key PRODUCT = SqlIntegrityCheck.Key.uuid("product", "id");

    private static final String PRICES = """
            SELECT p.id AS subject, format('price from %s, but the cheapest variant costs %s', p.min_price, min(v.price))
                AS detail
            FROM product p JOIN variant v ON v.product_id = p.id
            WHERE p.id > :after::uuid AND p.id <= :last::uuid
            GROUP BY p.id HAVING min(v.price) <> p.min_price""";

    /** Of two options of a variant with names that differ in their case, either is the one in {@code variant_option}. */
    private static final String OPTIONS = """
            SELECT product_id AS subject, string_agg(sku || ' ' || name_key, '; ' ORDER BY sku, name_key)
                || ': an option of the variant, or of the filters, is missing in the other' AS detail
            FROM (
                SELECT v.product_id, v.sku, lower(o.name COLLATE "C") AS name_key
                FROM product p JOIN variant v ON v.product_id = p.id, unnest(p.option_names, v.option_values) AS o (name, value)
                WHERE p.id > :after::uuid AND p.id <= :last::uuid AND o.name IS NOT NULL AND o.value IS NOT NULL
                GROUP BY 1, 2, 3) AS stored
            FULL JOIN (
                SELECT product_id, sku, name_key FROM variant_option
                WHERE product_id > :after::uuid AND product_id <= :last::uuid) AS filtered USING (product_id, sku, name_key)
            WHERE stored IS NULL OR filtered IS NULL
            GROUP BY product_id""";

    @Bean
    IntegrityCheck productPricesCheck(JdbcClient jdbc) {
        return new SqlIntegrityCheck(jdbc, "product-prices", PRODUCT, PRICES);
    }

    @Bean
    IntegrityCheck productOptionsCheck(JdbcClient jdbc) {
        return new SqlIntegrityCheck(jdbc, "product-options", PRODUCT, OPTIONS);
    }
}
