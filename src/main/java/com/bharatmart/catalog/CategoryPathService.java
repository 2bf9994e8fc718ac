package com.bharatmart.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds categories by the names on the path to them, and creates those that are missing. */
@Service
class CategoryPathService {

    private final CategoryRepository categories;

    CategoryPathService(CategoryRepository categories) {
        this.categories = categories;
    }

    /**
     * The ids of the categories with these names, from the top. Names that differ only in case or punctuation are the
     * same; names without letters and digits are ignored.
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
