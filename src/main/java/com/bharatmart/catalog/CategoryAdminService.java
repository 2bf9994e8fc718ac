package com.bharatmart.catalog;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.PlainText;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Where staff look after the tree of categories. Its changes come one after the other, and no import sees half of one. */
@Service
public class CategoryAdminService {

    /** Levels, as in an import. */
    static final int DEEPEST = 8;

    private final Categories categories;
    private final CategoryRepository table;
    private final FacetVocabulary vocabulary;
    private final TransactionRetry transactions;
    private final AuditLog auditLog;

    CategoryAdminService(
            Categories categories,
            CategoryRepository table,
            FacetVocabulary vocabulary,
            TransactionRetry transactions,
            AuditLog auditLog) {
        this.categories = categories;
        this.table = table;
        this.vocabulary = vocabulary;
        this.transactions = transactions;
        this.auditLog = auditLog;
    }

    /** The whole tree, siblings in their order. */
    public List<CategoryAdminView> all() {
        return table.all();
    }

    /** Throws {@link CategoryException.NotFoundException}. */
    public CategoryAdminView view(CategoryId id) {
        return table.find(id).orElseThrow(CategoryException.NotFoundException::new);
    }

    /** Throws {@link CategoryException} if it cannot be. */
    public CategoryAdminView create(CategoryForm form) {
        return transactions.execute(() -> {
            categories.lock();
            var above = above(form.parent());
            var made = checked(CategoryId.next(), form, 0, above, 1);
            var path = new java.util.ArrayList<>(above);
            path.add(made.id());
            table.add(made, Slug.of(made.name()), path);
            vocabulary.learn(made.name());
            record("category.created", made.id(), null, made);
            return made;
        });
    }

    /**
     * Changes a category, and moves it with all below it if its parent changes.
     *
     * @param wanted what it shall be, given what it is; may be asked several times
     * @throws CategoryException if it cannot be that
     */
    public CategoryAdminView change(CategoryId id, IfMatch ifMatch, Function<CategoryAdminView, CategoryForm> wanted) {
        return transactions.execute(() -> {
            categories.lock();
            var before = view(id);
            ifMatch.require(before.version());
            var form = wanted.apply(before);
            var above = above(form.parent());
            if (above.contains(id)) {
                throw new CategoryException.CycleException();
            }
            var depth = categories.pathTo(id).size();
            var after = checked(id, form, before.version() + 1, above, table.depthBelow(id) - depth + 1);
            if (form(after).equals(form(before))) {
                return before;
            }
            table.change(after, Slug.of(after.name()));
            if (!Objects.equals(before.parent(), after.parent())) {
                table.move(id, depth, above);
            }
            if (!Objects.equals(before.parent(), after.parent())
                    || !before.name().equals(after.name())) {
                vocabulary.learn(after.name());
                table.takeProductsAlong(id);
            }
            record("category.changed", id, before, after);
            return after;
        });
    }

    /** Removes a category that is empty. */
    public void delete(CategoryId id, IfMatch ifMatch) {
        transactions.execute(() -> {
            categories.lock();
            var category = view(id);
            ifMatch.require(category.version());
            if (table.isFilled(id)) {
                throw new CategoryException.NotEmptyException();
            }
            table.remove(id);
            record("category.deleted", id, category, null);
            return category;
        });
    }

    private CategoryAdminView checked(
            CategoryId id, CategoryForm form, int version, List<CategoryId> above, int levels) {
        var name = PlainText.tidy(form.name());
        var segment = Slug.of(name);
        if (segment.isEmpty()) {
            throw invalid("#/name", "must have a letter or a digit");
        }
        if (above.size() + levels > DEEPEST) {
            throw invalid("#/parentId", "must not make the tree deeper than %d levels".formatted(DEEPEST));
        }
        if (table.hasSibling(segment, form.parent(), id)) {
            throw new CategoryException.NameTakenException(name);
        }
        var slug = form.slug() == null ? freeSlug(segment, id) : form.slug();
        if (!slug.equals(Slug.of(slug))) {
            throw invalid("#/slug", "must be small letters and digits, joined by single dashes");
        }
        if (table.hasSlug(slug, id)) {
            throw new CategoryException.SlugTakenException(slug);
        }
        var position = form.position() == null ? table.nextPosition(form.parent()) : form.position();
        return new CategoryAdminView(id, slug, name, form.parent(), position, version);
    }

    private String freeSlug(String segment, CategoryId id) {
        var slug = segment;
        for (var n = 2; table.hasSlug(slug, id); n++) {
            slug = segment + "-" + n;
        }
        return slug;
    }

    private List<CategoryId> above(@Nullable CategoryId parent) {
        if (parent == null) {
            return List.of();
        }
        var above = categories.pathTo(parent);
        if (above.isEmpty()) {
            throw invalid("#/parentId", "must be the id of a category");
        }
        return above.stream().map(Categories.Step::id).toList();
    }

    private static CategoryForm form(CategoryAdminView category) {
        return new CategoryForm(category.name(), category.slug(), category.parent(), category.position());
    }

    private static CategoryException invalid(String pointer, String detail) {
        return new CategoryException.InvalidException(FieldProblem.at(pointer, "invalid", detail));
    }

    private void record(
            String action, CategoryId id, @Nullable CategoryAdminView before, @Nullable CategoryAdminView after) {
        auditLog.record(new AuditEvent(action, "category", id.value().toString(), before, after));
    }
}
