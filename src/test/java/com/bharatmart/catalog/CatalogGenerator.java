package com.bharatmart.catalog;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Fills an empty catalogue like that of a large shop: a few words, brands and categories are frequent, and many are rare.
 * The same number of products always generates the same catalogue, except ids.
 *
 * <p>The word of rank k is {@code word<k>}, about k times as rare as the most frequent one; every product has one in six in its
 * title. Two words, {@code common} in the title of every fifth product and {@code unicorn} in ten, have a frequency
 * that tests can count on.
 */
public final class CatalogGenerator {

    /** Three levels: 10 at the top, 5 below each, 5 below each of these. */
    private static final String CATEGORIES = """
            INSERT INTO category (id, slug, segment, name, parent_id, position, path)
            WITH RECURSIVE tree (depth, slug, name, parent, id, path) AS (
                SELECT 1, 'department' || i, 'Department ' || i, NULL::uuid, made, ARRAY[made]
                FROM generate_series(1, 10) i, LATERAL (SELECT md5('department' || i)::uuid AS made) m
                UNION ALL
                SELECT depth + 1, tree.slug || '-' || i, 'Shelf' || depth || ' ' || i, tree.id, made, path || made
                FROM tree, generate_series(1, 5) i, LATERAL (SELECT md5(tree.slug || '-' || i)::uuid AS made) m
                WHERE depth < 3)
            SELECT id, slug, slug, name, parent, row_number() OVER (PARTITION BY parent ORDER BY slug), path FROM tree
            """;

    private static final String BRANDS = """
            INSERT INTO brand (slug, name) SELECT 'brand-' || i, 'Brand ' || i FROM generate_series(1, 2000) i
            """;

    /** {@code floor(n ^ random)} is as likely to be k as 1/k: Zipf's law. Ids ascend like those of version 7. */
    private static final String PRODUCTS = """
            INSERT INTO product (id, slug, title, description, brand, brand_slug, category_id, category_ids, tags,
                option_names, country_of_origin, published, rating, rating_count, rank, min_price, mrp, image_url,
                in_stock, created_at, updated_at, version, title_search, search)
            SELECT (lpad(to_hex(1700000000000 + i), 12, '0') || '7' || substr(md5('a' || i), 1, 3) || '8'
                    || substr(md5('b' || i), 1, 15))::uuid,
                'product-' || i,
                'Product ' || i || CASE WHEN i % 5 = 0 THEN ' common' ELSE '' END
                    || CASE WHEN i % greatest(?::int / 10, 1) = 1 THEN ' unicorn' ELSE '' END
                    || (SELECT string_agg(' word' || floor(power(5000, random()))::int, '')
                        FROM generate_series(1, 5) n WHERE n + i > 0),
                '<p>' || (SELECT string_agg('word' || floor(power(20000, random()))::int, ' ')
                    FROM generate_series(1, 25) n WHERE n + i > 0) || '</p>',
                'Brand ' || brand, 'brand-' || brand, c.id, c.path, ARRAY['tag' || i % 50], ARRAY['Size'], 'IN',
                i % 50 <> 0, rating, rating_count,
                round(1000000 * (70 + coalesce(rating, 0) * rating_count) / (20 + rating_count))::bigint,
                price, price * 2, 'https://media.example/' || i || '.jpg', i % 10 <> 0, now(), now(), 0, '', ''
            FROM generate_series(1, ?) i,
            (SELECT array_agg(id ORDER BY slug) AS ids FROM category WHERE cardinality(path) = 3) leaves,
            LATERAL (SELECT floor(power(2000, random()))::int AS brand,
                floor(power(250, random()))::int AS leaf,
                1000 + 100 * floor(exp(random() * 8))::bigint AS price,
                CASE WHEN i % 3 > 0 THEN round((3 + 2 * random())::numeric, 1) END AS rating,
                CASE WHEN i % 3 > 0 THEN floor(power(5000, random()))::int ELSE 0 END AS rating_count
                WHERE i > 0) r,
            LATERAL (SELECT id, path FROM category WHERE id = leaves.ids[r.leaf]) c
            """;

    private static final String VARIANTS = """
            INSERT INTO variant (sku, product_id, position, option_values, price, mrp, weight_grams, hsn, in_stock)
            SELECT 'SKU-' || substr(p.slug, 9) || '-' || n, p.id, n - 1, ARRAY[(ARRAY['S', 'M', 'L'])[n]],
                p.min_price + 100 * (n - 1), p.mrp + 100 * (n - 1), 250, '6204', p.in_stock
            FROM product p, generate_series(1, 3) n
            """;

    private static final String IMAGES = """
            INSERT INTO product_image (product_id, position, url, alt)
            SELECT id, 0, image_url, title FROM product
            """;

    private static final String WORDS = """
            INSERT INTO search_word (word) VALUES ('product'), ('common'), ('unicorn'), ('brand'), ('department')
            ON CONFLICT DO NOTHING
            """;

    /** Creating indexes after the rows takes a fraction of the time. */
    private static final String INDEXES = """
            SELECT indexdef FROM pg_indexes WHERE tablename = 'product' AND indexdef LIKE '%WHERE published'
            """;

    private CatalogGenerator() {}

    /** Adds the products and what belongs to them, and analyzes the tables. */
    public static void fill(DataSource database, int products) throws SQLException {
        try (var connection = database.getConnection()) {
            var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            jdbc.execute("SELECT setseed(0.42)");
            jdbc.update(CATEGORIES);
            jdbc.update(BRANDS);
            jdbc.execute("SET maintenance_work_mem = '256MB'");
            var indexes = jdbc.queryForList(INDEXES, String.class);
            indexes.forEach(index -> jdbc.execute("DROP INDEX " + index.split(" ", 4)[2]));
            jdbc.update(PRODUCTS, products, products);
            indexes.forEach(jdbc::execute);
            jdbc.update(VARIANTS);
            jdbc.update(IMAGES);
            jdbc.update(WORDS);
            for (var table : List.of(
                    "category", "brand", "product", "variant", "product_image", "search_word", "variant_option")) {
                jdbc.execute("VACUUM (ANALYZE) " + table);
            }
        }
    }
}
