package com.bharatmart.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tree of categories, which grows as products name new ones. */
@Repository
class Categories {

    /** Any number that no other lock of the database has. */
    private static final long TREE = 5_716_203_994L;

    /** By the unique index on {@code (segment, parent_id)}. */
    private static final String FIND = """
            SELECT id, slug FROM category WHERE segment = ? AND parent_id IS NOT DISTINCT FROM ?::uuid
            """;

    /** By the primary key. */
    private static final String PATH_TO = """
            SELECT above.id, above.name FROM category c JOIN category above ON above.id = ANY (c.path)
            WHERE c.id = ? ORDER BY array_position(c.path, above.id)
            """;

    private static final String ADD = """
            INSERT INTO category (id, slug, segment, name, parent_id, position, path)
            SELECT ?::uuid, ?, ?, ?, ?::uuid, count(*), ?::uuid[]
            FROM category WHERE parent_id IS NOT DISTINCT FROM ?::uuid
            ON CONFLICT DO NOTHING
            """;

    /** Many may build on the tree as it is at the same time; whoever changes it waits for them, and they for it. */
    private static final String KEEP = "SELECT pg_advisory_xact_lock_shared(" + TREE + ")";

    private static final String LOCK = "SELECT pg_advisory_xact_lock(" + TREE + ")";

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** No category moves before this transaction ends. To be called before any product is locked. */
    void keep() {
        jdbc.sql(KEEP).query().listOfRows();
    }

    /** Nobody else reads the tree in order to write before this transaction ends. As {@link #keep}. */
    void lock() {
        jdbc.sql(LOCK).query().listOfRows();
    }

    /**
     * The ids of the categories of these names, from the top, made where there is none yet. Names that differ only in
     * case or punctuation are the same; names without letters and digits are passed over.
     */
    List<CategoryId> path(List<String> names) {
        var path = new ArrayList<CategoryId>();
        Node parent = null;
        for (var name : names) {
            if (!Slug.of(name).isEmpty()) {
                parent = child(parent, name, path);
                path.add(parent.id());
            }
        }
        return path;
    }

    /** The category and all above it, from the top; empty if there is no such category. */
    List<Step> pathTo(CategoryId id) {
        return jdbc.sql(PATH_TO)
                .param(id.value())
                .query((row, _) -> new Step(new CategoryId(row.getObject(1, UUID.class)), row.getString(2)))
                .list();
    }

    /** The names of the categories on the way to each of these. */
    Map<CategoryId, List<String>> names(Collection<CategoryId> ids) {
        return ids.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> pathTo(id).stream().map(Step::name).toList()));
    }

    private Node child(@Nullable Node parent, String name, List<CategoryId> above) {
        var segment = Slug.of(name);
        for (var attempt = 0; ; attempt++) {
            var found = find(parent, segment);
            if (found.isPresent()) {
                return found.get();
            }
            add(parent, segment, name, slug(parent, segment, attempt), above);
        }
    }

    /** Its own name if that is free in the whole tree, else with the parent's before it, else with a number. */
    private static String slug(@Nullable Node parent, String segment, int attempt) {
        var prefixed = parent == null ? segment : parent.slug() + "-" + segment;
        return switch (attempt) {
            case 0 -> segment;
            case 1 -> prefixed;
            default -> prefixed + "-" + attempt;
        };
    }

    private Optional<Node> find(@Nullable Node parent, String segment) {
        return jdbc.sql(FIND)
                .params(java.util.Arrays.asList(
                        segment, parent == null ? null : parent.id().value()))
                .query((row, _) -> new Node(new CategoryId(row.getObject(1, UUID.class)), row.getString(2)))
                .optional();
    }

    private void add(@Nullable Node parent, String segment, String name, String slug, List<CategoryId> above) {
        var id = CategoryId.next();
        var parentId = parent == null ? null : parent.id().value();
        var path = new ArrayList<>(above);
        path.add(id);
        jdbc.sql(ADD)
                .params(java.util.Arrays.asList(
                        id.value(), slug, segment, name.strip(), parentId, texts(path), parentId))
                .update();
    }

    private static String[] texts(List<CategoryId> ids) {
        return ids.stream().map(id -> id.value().toString()).toArray(String[]::new);
    }

    /** One level of a path. */
    record Step(CategoryId id, String name) {}

    private record Node(CategoryId id, String slug) {}
}
