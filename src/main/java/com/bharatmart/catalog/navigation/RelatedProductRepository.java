package com.bharatmart.catalog.navigation;

import com.bharatmart.catalog.ProductId;
import com.bharatmart.platform.database.SqlConditions;
import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.platform.replica.ReadRouter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Finds products like another one. Reads a fixed number of candidates, so that the cost does not grow with the shop. */
@Repository
@SuppressWarnings("InlineFormatString") // statements stand beside what they rely on
class RelatedProductRepository {

    /** By the unique index on {@code slug}. */
    private static final String FIND = """
            SELECT id, category_ids, brand_slug, tags, min_price FROM product WHERE slug = ? AND published
            """;

    /**
     * A walk down {@code product_rank}, or a bitmap of {@code product_categories} or {@code product_brand} if that leaves
     * few products.
     */
    private static final String CANDIDATES = """
            (SELECT p.id FROM product p WHERE p.published%s ORDER BY p.rank DESC, p.id DESC LIMIT 50)""";

    /** All common tags together count at most as much as the category. */
    private static final String RELATED = """
            WITH candidate AS MATERIALIZED (%s)
            SELECT p.id FROM candidate JOIN product p ON p.id = candidate.id
            WHERE p.id <> ?
            ORDER BY p.in_stock DESC,
                4 * coalesce(p.category_id::text = ?, false)::int
                + 2 * (p.brand_slug = ?)::int
                + 2 * (p.min_price BETWEEN ? AND ?)::int
                + least(4, cardinality(ARRAY(SELECT unnest(p.tags) INTERSECT SELECT unnest(?::text[])))) DESC,
                p.rank DESC, p.id DESC
            LIMIT ?
            """;

    private static final String IN_STOCK = "p.in_stock";
    private static final String IN_CATEGORY = "p.category_ids @> ARRAY[?::uuid]";
    private static final String OF_BRAND = "p.brand_slug = ?";

    private final ReadRouter reads;

    RelatedProductRepository(ReadRouter reads) {
        this.reads = reads;
    }

    /** The published product with this slug. */
    Optional<Subject> find(String slug) {
        return reads.jdbc().query(FIND, (row, _) -> subject(row), slug).stream().findFirst();
    }

    /** The most similar products of the same categories and the same brand, those in stock first. */
    List<ProductId> related(Subject subject, int limit) {
        var sources = sources(subject);
        if (sources.isEmpty()) {
            return List.of();
        }
        return reads.jdbc()
                .query(statement(subject, sources, limit), (row, _) -> new ProductId(row.getObject(1, UUID.class)));
    }

    private static SqlStatement statement(Subject subject, List<SqlConditions> sources, int limit) {
        var candidates = new ArrayList<String>();
        var arguments = new ArrayList<Object>();
        for (var source : sources) {
            candidates.add(CANDIDATES.formatted(source.sql()));
            arguments.addAll(source.arguments());
        }
        arguments.addAll(Arrays.asList(
                subject.id(),
                subject.categories().isEmpty()
                        ? ""
                        : subject.categories().getLast().toString(),
                subject.brand(),
                subject.price() / 2,
                subject.price() * 2,
                subject.tags().toArray(String[]::new),
                limit));
        return new SqlStatement(RELATED.formatted(String.join(" UNION ", candidates)), arguments, true);
    }

    /** Products in stock of the category, of the one above it and of the brand; then the others of the category. */
    private static List<SqlConditions> sources(Subject subject) {
        var sources = new ArrayList<SqlConditions>();
        var path = subject.categories();
        path.reversed().stream()
                .limit(2)
                .forEach(category ->
                        sources.add(new SqlConditions().and(IN_STOCK).and(IN_CATEGORY, category)));
        if (!subject.brand().isEmpty()) {
            sources.add(new SqlConditions().and(IN_STOCK).and(OF_BRAND, subject.brand()));
        }
        if (!path.isEmpty()) {
            sources.add(new SqlConditions().and(IN_CATEGORY, path.getLast()));
        }
        return sources;
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(
                row.getObject(1, UUID.class),
                Arrays.asList((UUID[]) row.getArray(2).getArray()),
                row.getString(3),
                Arrays.asList((String[]) row.getArray(4).getArray()),
                row.getLong(5));
    }

    /**
     * The product that others are compared with.
     *
     * @param categories the path to its category, from the top
     * @param brand its slug, empty without a brand
     * @param price paise
     */
    record Subject(UUID id, List<UUID> categories, String brand, List<String> tags, long price) {}
}
