package com.bharatmart.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The categories as shoppers see them. */
@Repository
class CategoryService {

    private static final String ALL = "SELECT id, slug, name, parent_id FROM category ORDER BY position, slug";

    /** By the unique index on {@code slug}. */
    private static final String FIND = "SELECT id FROM category WHERE slug = ?";

    private final JdbcClient jdbc;

    CategoryService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CategoryId> find(String slug) {
        return jdbc.sql(FIND)
                .param(slug)
                .query((row, _) -> new CategoryId(row.getObject(1, UUID.class)))
                .optional();
    }

    List<CategoryNode> read() {
        var children = new HashMap<@Nullable UUID, List<Row>>();
        jdbc.sql(ALL)
                .query((row, _) -> new Row(
                        row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getObject(4, UUID.class)))
                .list()
                .forEach(row -> children.computeIfAbsent(row.parentId(), _ -> new ArrayList<>())
                        .add(row));
        return below(null, children);
    }

    private static List<CategoryNode> below(@Nullable UUID parent, Map<@Nullable UUID, List<Row>> children) {
        return children.getOrDefault(parent, List.of()).stream()
                .map(row ->
                        new CategoryNode(new CategoryId(row.id()), row.slug(), row.name(), below(row.id(), children)))
                .toList();
    }

    private record Row(
            UUID id, String slug, String name, @Nullable UUID parentId) {}
}
