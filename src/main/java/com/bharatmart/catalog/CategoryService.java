package com.bharatmart.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The categories as shoppers see them. */
@Service
public class CategoryService {

    private final CategoryRepository categories;

    CategoryService(CategoryRepository categories) {
        this.categories = categories;
    }

    /** The categories at the top of the tree, with those below them. */
    public List<CategoryNode> tree() {
        var children = new HashMap<@Nullable CategoryId, List<CategoryAdminView>>();
        categories
                .findAll()
                .forEach(category -> children.computeIfAbsent(category.parent(), _ -> new ArrayList<>())
                        .add(category));
        return below(null, children);
    }

    /** Throws {@link CategoryException.UnknownSlugException}. */
    CategoryId idOf(String slug) {
        return categories
                .findBySlug(slug)
                .map(CategoryAdminView::id)
                .orElseThrow(() -> new CategoryException.UnknownSlugException(slug));
    }

    private static List<CategoryNode> below(
            @Nullable CategoryId parent, Map<@Nullable CategoryId, List<CategoryAdminView>> children) {
        return children.getOrDefault(parent, List.of()).stream()
                .map(category -> new CategoryNode(
                        category.id(), category.slug(), category.name(), below(category.id(), children)))
                .toList();
    }
}
