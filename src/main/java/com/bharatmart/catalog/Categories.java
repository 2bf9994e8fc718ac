package com.bharatmart.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tree of categories, which grows as products name new ones. */
@Repository
class Categories {

    /** By the unique index on {@code (segment, parent_id)}. */
    private static final String FIND = """
            SELECT id, slug FROM category WHERE segment = ? AND parent_id IS NOT DISTINCT FROM ?::uuid
            """;

    private static final String ADD = """
            INSERT INTO category (id, slug, segment, name, parent_id, position, path)
            SELECT ?::uuid, ?, ?, ?, ?::uuid, count(*), ?::uuid[]
            FROM category WHERE parent_id IS NOT DISTINCT FROM ?::uuid
            ON CONFLICT DO NOTHING
            """;

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    private record Node(CategoryId id, String slug) {}
}
