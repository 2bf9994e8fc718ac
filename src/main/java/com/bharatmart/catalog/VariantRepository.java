package com.bharatmart.catalog;

import com.bharatmart.media.PictureUrls;
import com.bharatmart.platform.database.PipelinedQuery;
import com.bharatmart.platform.database.QueryPipeline;
import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Variants by their SKUs, without the products that own them, and whether they are in stock. */
@Repository
class VariantRepository {

    /** By the primary keys of the three tables; planned once, see {@link SqlStatement#ofList}. */
    private static final String OFFERS = """
            SELECT v.sku, p.id, p.slug, p.title, v.option_values, v.price, v.mrp, v.weight_grams, v.hsn, p.published,
                p.option_names, coalesce(v.image_url, p.image_url),
                (SELECT i.alt FROM product_image i
                WHERE i.product_id = p.id AND i.url = coalesce(v.image_url, p.image_url) ORDER BY i.position LIMIT 1)
            FROM variant v JOIN product p ON p.id = v.product_id
            WHERE v.sku = ANY (ARRAY[%s])
            """;

    /** By the primary key. */
    private static final String OWNERS = """
            SELECT v.sku, p.slug FROM variant v JOIN product p ON p.id = v.product_id WHERE v.sku = ANY (?)
            """;

    /** By the primary key. */
    private static final String PRODUCTS = "SELECT sku, product_id FROM variant WHERE sku = ANY (?)";

    /** By the primary key. */
    private static final String PRODUCT = "SELECT product_id FROM variant WHERE sku = ?";

    /**
     * Locks the products of the variants that are about to change, in the order of their ids. Two transactions that
     * change different variants of a product run one after the other, so that the second one sees the changes of the first.
     */
    private static final String LOCK_PRODUCTS = """
            SELECT p.id FROM product p
            WHERE p.id IN (
                SELECT v.product_id FROM variant v JOIN unnest(?::text[], ?::boolean[]) AS given (sku, in_stock)
                ON v.sku = given.sku AND v.in_stock <> given.in_stock)
            ORDER BY p.id FOR NO KEY UPDATE
            """;

    private static final String UPDATE_VARIANTS = """
            UPDATE variant v SET in_stock = given.in_stock
            FROM unnest(?::text[], ?::boolean[]) AS given (sku, in_stock)
            WHERE v.sku = given.sku AND v.in_stock <> given.in_stock
            """;

    /** By {@code variant_product}. */
    private static final String UPDATE_PRODUCTS = """
            UPDATE product p SET in_stock = NOT p.in_stock
            WHERE p.id = ANY (?::uuid[])
            AND p.in_stock <> EXISTS (SELECT 1 FROM variant v WHERE v.product_id = p.id AND v.in_stock)
            """;

    private final JdbcClient jdbc;
    private final QueryPipeline queries;
    private final PictureUrls pictures;

    VariantRepository(JdbcClient jdbc, QueryPipeline queries, PictureUrls pictures) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.pictures = pictures;
    }

    /** The offers for these SKUs in one query. The result lacks unknown SKUs. */
    Map<Sku, Offer> offers(Collection<Sku> skus) {
        return queries.execute(offersQuery(skus));
    }

    /** As {@link #offers}, for a round trip with another query. */
    PipelinedQuery<Map<Sku, Offer>> offersQuery(Collection<Sku> skus) {
        return new PipelinedQuery<>(SqlStatement.ofList(OFFERS, List.of(texts(skus))), rows -> {
            var offers = new HashMap<Sku, Offer>();
            while (rows.next()) {
                var offer = offer(rows);
                offers.put(offer.sku(), offer);
            }
            return offers;
        });
    }

    /** The slug of each SKU's product. The result lacks unknown SKUs, and the caller may add to it. */
    Map<Sku, String> owners(Collection<Sku> skus) {
        var owners = new HashMap<Sku, String>();
        jdbc.sql(OWNERS).param(texts(skus)).query(row -> {
            owners.put(new Sku(row.getString(1)), row.getString(2));
        });
        return owners;
    }

    /** The product of each SKU. The result lacks unknown SKUs. */
    Map<Sku, ProductId> products(Collection<Sku> skus) {
        var products = new HashMap<Sku, ProductId>();
        jdbc.sql(PRODUCTS).param(texts(skus)).query(row -> {
            products.put(new Sku(row.getString(1)), new ProductId(row.getObject(2, UUID.class)));
        });
        return products;
    }

    Optional<ProductId> findProduct(Sku sku) {
        return jdbc.sql(PRODUCT)
                .param(sku.value())
                .query((row, _) -> new ProductId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Sets whether variants, and the products that own them, are in stock. Ignores unknown SKUs. In a transaction. */
    void updateAvailability(Map<Sku, Boolean> inStock) {
        var skus = inStock.keySet().stream().sorted().toList();
        var texts = texts(skus);
        var given = skus.stream().map(inStock::get).toArray(Boolean[]::new);
        var products = jdbc.sql(LOCK_PRODUCTS)
                .param(texts)
                .param(given)
                .query(String.class)
                .list();
        if (!products.isEmpty()) {
            jdbc.sql(UPDATE_VARIANTS).param(texts).param(given).update();
            updateAvailability(products);
        }
    }

    /** Sets whether the product is in stock from its variants, after some were removed. */
    void updateAvailability(ProductId product) {
        updateAvailability(List.of(product.value().toString()));
    }

    private void updateAvailability(List<String> products) {
        jdbc.sql(UPDATE_PRODUCTS).param(products.toArray(String[]::new)).update();
    }

    private static String[] texts(Collection<Sku> skus) {
        return skus.stream().map(Sku::value).toArray(String[]::new);
    }

    private Offer offer(ResultSet row) throws SQLException {
        var values = texts(row, 5);
        return new Offer(
                new Sku(row.getString(1)),
                new ProductId(row.getObject(2, UUID.class)),
                row.getString(3),
                Offer.name(row.getString(4), values),
                Offer.options(texts(row, 11), values),
                pictures.view(row.getString(12), row.getString(13)),
                Money.inr(row.getLong(6)),
                Money.inr(row.getLong(7)),
                row.getInt(8),
                row.getString(9),
                row.getBoolean(10));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
