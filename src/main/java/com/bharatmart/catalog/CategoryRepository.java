package com.bharatmart.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code category} for those who change the tree; a few hundred rows, which are read as a whole. */
@Repository
class CategoryRepository {

    private static final String COLUMNS = "SELECT id, slug, name, parent_id, position, version FROM category";

    private static final String ALL = COLUMNS + " ORDER BY position, slug";

    /** By the primary key. */
    private static final String FIND = COLUMNS + " WHERE id = ?";

    /** By the unique index on {@code (segment, parent_id)}. */
    private static final String SIBLING = """
            SELECT EXISTS (SELECT 1 FROM category
            WHERE segment = ? AND parent_id IS NOT DISTINCT FROM ?::uuid AND id <> ?::uuid)
            """;

    /** By the unique index on {@code slug}. */
    private static final String SLUG = "SELECT EXISTS (SELECT 1 FROM category WHERE slug = ? AND id <> ?::uuid)";

    private static final String HEIGHT = """
            SELECT coalesce(max(cardinality(path)), 0) FROM category WHERE path @> ARRAY[?::uuid]
            """;

    private static final String NEXT_POSITION = """
            SELECT coalesce(max(position) + 1, 0) FROM category WHERE parent_id IS NOT DISTINCT FROM ?::uuid
            """;

    private static final String ADD = """
            INSERT INTO category (id, slug, segment, name, parent_id, position, path)
            VALUES (?::uuid, ?, ?, ?, ?::uuid, ?, ?::uuid[])
            """;

    private static final String CHANGE = """
            UPDATE category SET slug = ?, segment = ?, name = ?, parent_id = ?::uuid, position = ?, version = version + 1
            WHERE id = ?::uuid
            """;

    private static final String MOVE = """
            UPDATE category SET path = ?::uuid[] || path[?:] WHERE path @> ARRAY[?::uuid]
            """;

    /** By {@code product_category}; the trigger makes the words of the products anew. Returns where to go on. */
    private static final String FOLLOW = """
            WITH batch AS MATERIALIZED (
                SELECT p.id FROM product p
                WHERE p.category_id = ANY (ARRAY(SELECT c.id FROM category c WHERE c.path @> ARRAY[?::uuid]))
                AND p.id > ?::uuid ORDER BY p.id LIMIT 1000 FOR NO KEY UPDATE OF p),
            followed AS (
                UPDATE product p SET category_ids = c.path, title_search = ''
                FROM category c, batch WHERE p.id = batch.id AND c.id = p.category_id
                RETURNING p.id)
            SELECT max(id::text) FROM followed
            """;

    /** By {@code product_category}. */
    private static final String FILLED = """
            SELECT EXISTS (SELECT 1 FROM category WHERE parent_id = ?::uuid)
                OR EXISTS (SELECT 1 FROM product WHERE category_id = ?::uuid)
            """;

    private static final String REMOVE = "DELETE FROM category WHERE id = ?";

    private static final String BEFORE_ALL = new UUID(0, 0).toString();

    private final JdbcClient jdbc;

    CategoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CategoryAdminView> all() {
        return jdbc.sql(ALL).query((row, _) -> category(row)).list();
    }

    Optional<CategoryAdminView> find(CategoryId id) {
        return jdbc.sql(FIND).param(id.value()).query((row, _) -> category(row)).optional();
    }

    boolean hasSibling(String segment, @Nullable CategoryId parent, CategoryId but) {
        return isTrue(SIBLING, segment, value(parent), but.value());
    }

    boolean hasSlug(String slug, CategoryId but) {
        return isTrue(SLUG, slug, but.value());
    }

    /** How deep the deepest category below this one is in the tree, itself included. */
    int depthBelow(CategoryId id) {
        return jdbc.sql(HEIGHT).param(id.value()).query(Integer.class).single();
    }

    int nextPosition(@Nullable CategoryId parent) {
        return jdbc.sql(NEXT_POSITION)
                .params(Arrays.asList(value(parent)))
                .query(Integer.class)
                .single();
    }

    void add(CategoryAdminView category, String segment, List<CategoryId> path) {
        jdbc.sql(ADD)
                .params(Arrays.asList(
                        category.id().value(),
                        category.slug(),
                        segment,
                        category.name(),
                        value(category.parent()),
                        category.position(),
                        texts(path)))
                .update();
    }

    void change(CategoryAdminView category, String segment) {
        jdbc.sql(CHANGE)
                .params(Arrays.asList(
                        category.slug(),
                        segment,
                        category.name(),
                        value(category.parent()),
                        category.position(),
                        category.id().value()))
                .update();
    }

    /**
     * Puts a category with all below it elsewhere.
     *
     * @param depth of the category before, 1 at the top
     * @param above where it goes
     */
    void move(CategoryId id, int depth, List<CategoryId> above) {
        jdbc.sql(MOVE).params(texts(above), depth, id.value()).update();
    }

    /** Tells the products in this category and below of what it is called and where it is now. */
    void takeProductsAlong(CategoryId id) {
        var last = Optional.of(BEFORE_ALL);
        while (last.isPresent()) {
            last = jdbc.sql(FOLLOW)
                    .params(id.value(), last.get())
                    .query((row, _) -> Optional.ofNullable(row.getString(1)))
                    .single();
        }
    }

    boolean isFilled(CategoryId id) {
        return isTrue(FILLED, id.value(), id.value());
    }

    void remove(CategoryId id) {
        jdbc.sql(REMOVE).param(id.value()).update();
    }

    private boolean isTrue(String sql, @Nullable Object... arguments) {
        return jdbc.sql(sql)
                .params(Arrays.asList(arguments))
                .query(Boolean.class)
                .single();
    }

    private static CategoryAdminView category(ResultSet row) throws SQLException {
        var parent = row.getObject(4, UUID.class);
        return new CategoryAdminView(
                new CategoryId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getString(3),
                parent == null ? null : new CategoryId(parent),
                row.getInt(5),
                row.getInt(6));
    }

    private static @Nullable UUID value(@Nullable CategoryId id) {
        return id == null ? null : id.value();
    }

    private static String[] texts(List<CategoryId> ids) {
        return ids.stream().map(id -> id.value().toString()).toArray(String[]::new);
    }
}
