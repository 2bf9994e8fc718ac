package com.bharatmart.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Products with all that belongs to them, for changes. The number of statements does not depend on the number of
 * products. Lists and details for shoppers read the tables in shapes of their own.
 */
@Repository
class ProductRepository {

    /** By {@code variant_product} and the primary keys of the other two tables. */
    private static final String FIND = """
            SELECT p.id, p.slug, p.title, p.description, p.brand, p.brand_slug, p.category_id, p.category_ids, p.tags,
                p.option_names, p.country_of_origin, p.published, p.archived, p.rating, p.rating_count, p.rank,
                p.created_at, p.updated_at, p.version,
                (SELECT coalesce(json_agg(json_build_object(
                    'sku', v.sku, 'position', v.position, 'optionValues', v.option_values, 'price', v.price,
                    'mrp', v.mrp, 'weightGrams', v.weight_grams, 'hsn', v.hsn, 'barcode', v.barcode,
                    'imageUrl', v.image_url) ORDER BY v.position, v.sku), '[]')
                FROM variant v WHERE v.product_id = p.id) AS variants,
                (SELECT coalesce(json_agg(json_build_object('url', i.url, 'alt', i.alt) ORDER BY i.position), '[]')
                FROM product_image i WHERE i.product_id = p.id) AS images,
                (SELECT coalesce(json_object_agg(t.language, json_build_object(
                    'name', t.name, 'description', t.description)), '{}')
                FROM product_translation t WHERE t.product_id = p.id) AS translations
            FROM product p
            """;

    /** By the unique index on {@code slug}. */
    private static final String FIND_BY_SLUGS = FIND + "WHERE p.slug = ANY (?)";

    /** By the primary key. */
    private static final String FIND_BY_IDS = FIND + "WHERE p.id = ANY (?::uuid[]) ORDER BY p.id";

    /** By the unique index on {@code slug}. */
    private static final String EXISTS = "SELECT EXISTS (SELECT 1 FROM product WHERE slug = ?)";

    /** A trigger sets the search vectors. */
    private static final String INSERT = """
            INSERT INTO product (
                id, slug, title, description, brand, brand_slug, category_id, category_ids, tags, option_names,
                country_of_origin, published, archived, rating, rating_count, rank, min_price, mrp, image_url,
                created_at, updated_at, version)
            VALUES (
                :id, :slug, :title, :description, :brand, :brand_slug, :category_id::uuid, :category_ids::uuid[],
                :tags, :option_names, :country_of_origin, :published, :archived, :rating, :rating_count, :rank,
                :min_price, :mrp, :image_url, :created_at, :updated_at, :version)
            """;

    /** The columns that change. The update has no effect on another version than the one that was read. */
    private static final String UPDATE = """
            UPDATE product SET title = :title, description = :description, brand = :brand, brand_slug = :brand_slug,
                category_id = :category_id::uuid, category_ids = :category_ids::uuid[], tags = :tags,
                option_names = :option_names, country_of_origin = :country_of_origin, published = :published,
                archived = :archived, rating = :rating, rating_count = :rating_count, rank = :rank,
                min_price = :min_price, mrp = :mrp, image_url = :image_url, updated_at = :updated_at,
                version = :version
            WHERE id = :id AND version = :version - 1
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final ProductPartRepository parts;

    ProductRepository(JdbcClient jdbc, NamedParameterJdbcTemplate batches, ProductPartRepository parts) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.parts = parts;
    }

    /** In any order. */
    List<Product> findBySlugs(Collection<String> slugs) {
        return find(FIND_BY_SLUGS, slugs.toArray(String[]::new));
    }

    Optional<Product> find(ProductId id) {
        return findByIds(List.of(id)).stream().findFirst();
    }

    /** In the order of their ids. */
    List<Product> findByIds(Collection<ProductId> ids) {
        return find(
                FIND_BY_IDS,
                ids.stream().map(ProductId::value).map(UUID::toString).toArray(String[]::new));
    }

    private List<Product> find(String sql, String[] keys) {
        return jdbc.sql(sql).param(keys).query(ProductRow::product).list();
    }

    boolean existsBySlug(String slug) {
        return jdbc.sql(EXISTS).param(slug).query(Boolean.class).single();
    }

    /**
     * Writes new products, and what has changed of others.
     *
     * @throws OptimisticLockingFailureException if one has another version than the one that was read
     */
    void save(Collection<ProductChange> changes) {
        batches.batchUpdate(INSERT, values(changes, true));
        ProductPartTable.requireOneEach(
                batches.batchUpdate(UPDATE, values(changes, false)), "a product has another version");
        parts.save(changes);
    }

    private static SqlParameterSource[] values(Collection<ProductChange> changes, boolean isNew) {
        return changes.stream()
                .filter(change -> (change.before() == null) == isNew)
                .map(change -> ProductRow.values(change.after()))
                .toArray(SqlParameterSource[]::new);
    }
}
