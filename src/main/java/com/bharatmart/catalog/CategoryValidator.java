package com.bharatmart.catalog;

import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.shared.PlainText;
import java.util.List;
import org.springframework.stereotype.Component;

/** Turns what staff enter for a category into the category, or rejects it. */
@Component
class CategoryValidator {

    private final CategoryRepository categories;

    CategoryValidator(CategoryRepository categories) {
        this.categories = categories;
    }

    /**
     * The category that the form describes.
     *
     * @param above the path to its parent, from the top
     * @param levels of the category and those below it, 1 for a category without others
     * @throws CategoryException if the form is not valid, or conflicts with another category
     */
    CategoryAdminView validate(CategoryId id, CategoryForm form, int version, List<CategoryId> above, int levels) {
        var name = PlainText.tidy(form.name());
        var segment = Slug.of(name);
        if (segment.isEmpty()) {
            throw invalid("#/name", "must have a letter or a digit");
        }
        if (above.size() + levels > ProductLimits.MAX_CATEGORY_DEPTH) {
            throw invalid(
                    "#/parentId",
                    "must not make the tree deeper than %d levels".formatted(ProductLimits.MAX_CATEGORY_DEPTH));
        }
        if (categories
                .findChild(form.parent(), segment)
                .filter(other -> !other.id().equals(id))
                .isPresent()) {
            throw new CategoryException.NameTakenException(name);
        }
        var slug = form.slug() == null ? freeSlug(segment, id) : form.slug();
        if (!slug.equals(Slug.of(slug))) {
            throw invalid("#/slug", "must be small letters and digits, joined by single dashes");
        }
        if (isTaken(slug, id)) {
            throw new CategoryException.SlugTakenException(slug);
        }
        var position = form.position() == null ? categories.nextPosition(form.parent()) : form.position();
        try {
            return new CategoryAdminView(
                    id,
                    slug,
                    name,
                    form.parent(),
                    position,
                    DescriptionSanitizer.tidy(form.description()),
                    form.image(),
                    ProductForm.tidied(form.translations()),
                    version);
        } catch (DescriptionSanitizer.TooLongException _) {
            throw invalid(
                    "#/description", "must be at most %d characters".formatted(ProductLimits.MAX_DESCRIPTION_LENGTH));
        }
    }

    private String freeSlug(String segment, CategoryId id) {
        var slug = segment;
        for (var n = 2; isTaken(slug, id); n++) {
            slug = segment + "-" + n;
        }
        return slug;
    }

    private boolean isTaken(String slug, CategoryId id) {
        return categories
                .findBySlug(slug)
                .filter(other -> !other.id().equals(id))
                .isPresent();
    }

    private static CategoryException invalid(String pointer, String detail) {
        return new CategoryException.InvalidException(FieldProblem.at(pointer, "invalid", detail));
    }
}
