package com.bharatmart.catalog;

import com.bharatmart.catalog.translation.Translation;
import com.bharatmart.platform.replica.ReadRouter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code category}. It has a few hundred rows. */
@Repository
class CategoryRepository {

    private static final TypeReference<Map<String, Translation>> TRANSLATIONS = new TypeReference<>() {};

    private static final String COLUMNS =
            "SELECT id, slug, name, parent_id, position, version, description, image_url, translations FROM category";

    private static final String FIND_ALL = COLUMNS + " ORDER BY position, slug";

    /** By the primary key. */
    private static final String FIND = COLUMNS + " WHERE id = ?";

    /** By the unique index on {@code (segment, parent_id)}. */
    private static final String FIND_CHILD = COLUMNS + " WHERE segment = ? AND parent_id IS NOT DISTINCT FROM ?::uuid";

    /** By the unique index on {@code slug}. */
    private static final String FIND_BY_SLUG = COLUMNS + " WHERE slug = ?";

    /** By the primary key. */
    private static final String PATH_TO = """
            SELECT above.id, above.name FROM category c JOIN category above ON above.id = ANY (c.path)
            WHERE c.id = ? ORDER BY array_position(c.path, above.id)
            """;

    private static final String MAX_DEPTH = """
            SELECT coalesce(max(cardinality(path)), 0) FROM category WHERE path @> ARRAY[?::uuid]
            """;

    private static final String NEXT_POSITION = """
            SELECT coalesce(max(position) + 1, 0) FROM category WHERE parent_id IS NOT DISTINCT FROM ?::uuid
            """;

    private static final String INSERT = """
            INSERT INTO category (
                id, slug, segment, name, parent_id, position, path, description, image_url, translations)
            VALUES (?::uuid, ?, ?, ?, ?::uuid,
                coalesce(?::int, (SELECT count(*) FROM category WHERE parent_id IS NOT DISTINCT FROM ?::uuid)), ?::uuid[],
                ?, ?, ?::jsonb)
            """;

    private static final String UPDATE = """
            UPDATE category SET slug = ?, segment = ?, name = ?, parent_id = ?::uuid, position = ?, description = ?,
                image_url = ?, translations = ?::jsonb, version = version + 1
            WHERE id = ?::uuid
            """;

    private static final String MOVE = """
            UPDATE category SET path = ?::uuid[] || path[?:] WHERE path @> ARRAY[?::uuid]
            """;

    /** By {@code product_category}. */
    private static final String IS_USED = """
            SELECT EXISTS (SELECT 1 FROM category WHERE parent_id = ?::uuid)
                OR EXISTS (SELECT 1 FROM product WHERE category_id = ?::uuid)
            """;

    private static final String DELETE = "DELETE FROM category WHERE id = ?";

    private final JdbcClient jdbc;
    private final ReadRouter reads;
    private final JsonMapper json;

    CategoryRepository(JdbcClient jdbc, ReadRouter reads, JsonMapper json) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.json = json;
    }

    /** Siblings are in their order. */
    List<CategoryAdminView> findAll() {
        return reads.client().sql(FIND_ALL).query((row, _) -> category(row)).list();
    }

    Optional<CategoryAdminView> find(CategoryId id) {
        return find(FIND, id.value());
    }

    /** The category of this name below the parent, whatever the case and the punctuation of the name. */
    Optional<CategoryAdminView> findChild(@Nullable CategoryId parent, String segment) {
        return find(FIND_CHILD, segment, value(parent));
    }

    Optional<CategoryAdminView> findBySlug(String slug) {
        return find(FIND_BY_SLUG, slug);
    }

    /** The category and all above it, from the top; empty if there is no such category. */
    List<Step> pathTo(CategoryId id) {
        return jdbc.sql(PATH_TO)
                .param(id.value())
                .query((row, _) -> new Step(new CategoryId(row.getObject(1, UUID.class)), row.getString(2)))
                .list();
    }

    /** The depth in the tree of the deepest category below this one, itself included. */
    int maxDepth(CategoryId id) {
        return jdbc.sql(MAX_DEPTH).param(id.value()).query(Integer.class).single();
    }

    int nextPosition(@Nullable CategoryId parent) {
        return jdbc.sql(NEXT_POSITION)
                .params(Arrays.asList(value(parent)))
                .query(Integer.class)
                .single();
    }

    /** @param above the path to its parent, from the top */
    void insert(CategoryAdminView category, List<CategoryId> above) {
        insert(INSERT, category, above, category.position());
    }

    /** Inserts a category after its siblings, unless one with the same name or slug is there. */
    void insertIfAbsent(CategoryId id, String slug, String name, List<CategoryId> above) {
        var parent = above.isEmpty() ? null : above.getLast();
        var category = new CategoryAdminView(id, slug, name, parent, 0, "", null, Map.of(), 0);
        insert(INSERT + " ON CONFLICT DO NOTHING", category, above, null);
    }

    private void insert(String sql, CategoryAdminView category, List<CategoryId> above, @Nullable Integer position) {
        var path = new ArrayList<>(above);
        path.add(category.id());
        jdbc.sql(sql)
                .params(Arrays.asList(
                        category.id().value(),
                        category.slug(),
                        Slug.of(category.name()),
                        category.name(),
                        value(category.parent()),
                        position,
                        value(category.parent()),
                        texts(path),
                        category.description(),
                        category.image(),
                        json.writeValueAsString(category.translations())))
                .update();
    }

    void update(CategoryAdminView category) {
        jdbc.sql(UPDATE)
                .params(Arrays.asList(
                        category.slug(),
                        Slug.of(category.name()),
                        category.name(),
                        value(category.parent()),
                        category.position(),
                        category.description(),
                        category.image(),
                        json.writeValueAsString(category.translations()),
                        category.id().value()))
                .update();
    }

    /**
     * Moves a category with all categories below it.
     *
     * @param depth its depth before, 1 at the top
     * @param above the path to its new parent
     */
    void move(CategoryId id, int depth, List<CategoryId> above) {
        jdbc.sql(MOVE).params(texts(above), depth, id.value()).update();
    }

    /** Whether categories or products are in it. */
    boolean isUsed(CategoryId id) {
        return jdbc.sql(IS_USED)
                .params(id.value(), id.value())
                .query(Boolean.class)
                .single();
    }

    void delete(CategoryId id) {
        jdbc.sql(DELETE).param(id.value()).update();
    }

    private Optional<CategoryAdminView> find(String sql, @Nullable Object... arguments) {
        return reads.client()
                .sql(sql)
                .params(Arrays.asList(arguments))
                .query((row, _) -> category(row))
                .optional();
    }

    private CategoryAdminView category(ResultSet row) throws SQLException {
        var parent = row.getObject(4, UUID.class);
        return new CategoryAdminView(
                new CategoryId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getString(3),
                parent == null ? null : new CategoryId(parent),
                row.getInt(5),
                row.getString(7),
                row.getString(8),
                json.readValue(row.getString(9), TRANSLATIONS),
                row.getInt(6));
    }

    private static @Nullable UUID value(@Nullable CategoryId id) {
        return id == null ? null : id.value();
    }

    private static String[] texts(List<CategoryId> ids) {
        return ids.stream().map(id -> id.value().toString()).toArray(String[]::new);
    }

    /** One level of a path. */
    record Step(CategoryId id, String name) {}
}
