package com.bharatmart.catalog.navigation;

import com.bharatmart.catalog.CategoryId;
import com.bharatmart.platform.replica.ReadRouter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads categories for shoppers, each with its ancestors and children in one round trip. */
@Repository
class CategoryDetailRepository {

    /** Counts products by an index-only scan of {@code product_facets}, as the facets of a list do. */
    private static final String FIND = """
            WITH found AS MATERIALIZED (SELECT id, path FROM category WHERE slug = :slug),
            leaf AS (
                SELECT p.category_id, count(*) AS n FROM product p
                WHERE p.published AND p.category_id = ANY (ARRAY(
                    SELECT below.id FROM category below, found WHERE below.path @> ARRAY[found.id]))
                GROUP BY p.category_id),
            counted AS (
                SELECT a.id, sum(leaf.n)::bigint AS n FROM leaf
                JOIN category own ON own.id = leaf.category_id JOIN category a ON a.id = ANY (own.path)
                GROUP BY a.id)
            SELECT c.id, c.slug, coalesce(c.translations -> :language ->> 'name', c.name),
                coalesce(c.translations -> :language ->> 'description', c.description), c.image_url,
                CASE WHEN c.parent_id = found.id THEN 'CHILD' WHEN c.id = found.id THEN 'SELF' ELSE 'ANCESTOR' END,
                CASE WHEN c.id = found.id OR c.parent_id = found.id THEN coalesce(counted.n, 0) ELSE 0 END,
                c.translations -> :language IS NOT NULL
            FROM found JOIN category c ON c.id = ANY (found.path) OR c.parent_id = found.id
            LEFT JOIN counted ON counted.id = c.id
            ORDER BY cardinality(c.path), c.position, c.slug
            """;

    private final ReadRouter reads;

    CategoryDetailRepository(ReadRouter reads) {
        this.reads = reads;
    }

    /** @param language a BCP 47 tag, null for the shop's own language */
    Optional<CategoryDetail> find(String slug, @Nullable String language) {
        var rows = reads.client()
                .sql(FIND)
                .param("slug", slug)
                .param("language", language == null ? "" : language)
                .query((row, _) -> row(row))
                .list();
        var path = rows.stream().filter(row -> row.place() != Place.CHILD).toList();
        if (path.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CategoryDetail(
                path.getLast().entry(),
                path.getLast().description(),
                path.stream().map(Row::entry).toList(),
                rows.stream()
                        .filter(row -> row.place() == Place.CHILD)
                        .map(Row::entry)
                        .toList(),
                rows.stream().anyMatch(Row::translated)));
    }

    private static Row row(ResultSet row) throws SQLException {
        var entry = new CategoryDetail.Entry(
                new CategoryId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getString(3),
                row.getString(5),
                row.getLong(7));
        return new Row(entry, row.getString(4), Place.valueOf(row.getString(6)), row.getBoolean(8));
    }

    /** Where a category is in relation to the requested one. */
    private enum Place {
        ANCESTOR,
        SELF,
        CHILD
    }

    private record Row(CategoryDetail.Entry entry, String description, Place place, boolean translated) {}
}
