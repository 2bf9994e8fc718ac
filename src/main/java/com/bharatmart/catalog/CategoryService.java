package com.bharatmart.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The category tree: as shoppers see it, and by the names of its categories. */
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
    public CategoryId idOf(String slug) {
        return categories
                .findBySlug(slug)
                .map(CategoryAdminView::id)
                .orElseThrow(() -> new CategoryException.UnknownSlugException(slug));
    }

    /**
     * The ids of the categories with these names, from the top. Creates missing ones. Names that differ only in case or
     * punctuation are the same; names without letters and digits are ignored.
     */
    List<CategoryId> findOrCreate(List<String> names) {
        var path = new ArrayList<CategoryId>();
        CategoryAdminView parent = null;
        for (var name : names) {
            if (!Slug.of(name).isEmpty()) {
                parent = child(parent, name, path);
                path.add(parent.id());
            }
        }
        return path;
    }

    private static List<CategoryNode> below(
            @Nullable CategoryId parent, Map<@Nullable CategoryId, List<CategoryAdminView>> children) {
        return children.getOrDefault(parent, List.of()).stream()
                .map(category -> new CategoryNode(
                        category.id(), category.slug(), category.name(), below(category.id(), children)))
                .toList();
    }

    /** Another transaction may create the category, or take the slug, between the two statements; then the loop repeats. */
    private CategoryAdminView child(@Nullable CategoryAdminView parent, String name, List<CategoryId> above) {
        var segment = Slug.of(name);
        for (var attempt = 0; ; attempt++) {
            var found = categories.findChild(parent == null ? null : parent.id(), segment);
            if (found.isPresent()) {
                return found.get();
            }
            categories.insertIfAbsent(CategoryId.next(), slug(parent, segment, attempt), name.strip(), above);
        }
    }

    /** The name alone if that is free in the whole tree, else with the parent's slug before it, else with a number. */
    private static String slug(@Nullable CategoryAdminView parent, String segment, int attempt) {
        var prefixed = parent == null ? segment : parent.slug() + "-" + segment;
        return switch (attempt) {
            case 0 -> segment;
            case 1 -> prefixed;
            default -> prefixed + "-" + attempt;
        };
    }
}
