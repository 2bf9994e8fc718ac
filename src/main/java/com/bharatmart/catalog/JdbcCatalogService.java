package com.bharatmart.catalog;

import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue as other modules see it. */
@Repository
class JdbcCatalogService implements CatalogService {

    /** By the primary keys of both. */
    private static final String OFFERS = """
            SELECT v.sku, p.id, p.slug, p.title, v.option_values, v.price, v.mrp, v.weight_grams, v.hsn, p.published
            FROM variant v JOIN product p ON p.id = v.product_id
            WHERE v.sku = ANY (?)
            """;

    /**
     * The products whose variants are about to change, locked in the order of their ids: two who change different
     * variants of a product come one after the other, so that the later sees what the earlier has done.
     */
    private static final String LOCK_AFFECTED = """
            SELECT p.id FROM product p
            WHERE p.id IN (
                SELECT v.product_id FROM variant v JOIN unnest(?::text[], ?::boolean[]) AS told (sku, in_stock)
                ON v.sku = told.sku AND v.in_stock <> told.in_stock)
            ORDER BY p.id FOR NO KEY UPDATE
            """;

    private static final String NOTE_VARIANTS = """
            UPDATE variant v SET in_stock = told.in_stock
            FROM unnest(?::text[], ?::boolean[]) AS told (sku, in_stock)
            WHERE v.sku = told.sku AND v.in_stock <> told.in_stock
            """;

    /** By {@code variant_product}. */
    private static final String NOTE_PRODUCTS = """
            UPDATE product p SET in_stock = NOT p.in_stock
            WHERE p.id = ANY (?::uuid[])
            AND p.in_stock <> EXISTS (SELECT 1 FROM variant v WHERE v.product_id = p.id AND v.in_stock)
            """;

    private final JdbcClient jdbc;

    JdbcCatalogService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Sku, Offer> offers(Collection<Sku> skus) {
        var offers = new HashMap<Sku, Offer>();
        var wanted = skus.stream().map(Sku::value).toArray(String[]::new);
        jdbc.sql(OFFERS).param(wanted).query(row -> {
            var offer = offer(row);
            offers.put(offer.sku(), offer);
        });
        return offers;
    }

    /** Has lists show whether any variant is in stock, after some have gone. */
    void recount(ProductId id) {
        jdbc.sql(NOTE_PRODUCTS).param(new String[] {id.value().toString()}).update();
    }

    private static Offer offer(ResultSet row) throws SQLException {
        return new Offer(
                new Sku(row.getString(1)),
                new ProductId(row.getObject(2, UUID.class)),
                row.getString(3),
                VariantName.of(row.getString(4), Arrays.asList((String[])
                        row.getArray(5).getArray())),
                Money.inr(row.getLong(6)),
                Money.inr(row.getLong(7)),
                row.getInt(8),
                row.getString(9),
                row.getBoolean(10));
    }

    /**
     * {@inheritDoc} Whoever calls this for a sku keeps others from doing so at the same time, as inventory does by the
     * lock on its stock.
     */
    @Override
    @Transactional
    public void noteAvailability(Map<Sku, Boolean> inStock) {
        var skus = inStock.keySet().stream().sorted().toList();
        var texts = skus.stream().map(Sku::value).toArray(String[]::new);
        var told = skus.stream().map(inStock::get).toArray(Boolean[]::new);
        var affected = jdbc.sql(LOCK_AFFECTED)
                .param(texts)
                .param(told)
                .query(String.class)
                .list();
        if (!affected.isEmpty()) {
            jdbc.sql(NOTE_VARIANTS).param(texts).param(told).update();
            jdbc.sql(NOTE_PRODUCTS).param(affected.toArray(String[]::new)).update();
        }
    }
}
