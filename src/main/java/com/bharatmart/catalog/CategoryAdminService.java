package com.bharatmart.catalog;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.request.IfMatch;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Administration of the category tree. Changes run one after the other, and an import sees a change whole or not at all. */
@Service
public class CategoryAdminService {

    private final CategoryRepository categories;
    private final CategoryTreeLock treeLock;
    private final CategoryValidator validator;
    private final ProductRowRepository products;
    private final FacetVocabularyRepository vocabulary;
    private final TransactionRetry transactions;
    private final AuditLog auditLog;

    CategoryAdminService(
            CategoryRepository categories,
            CategoryTreeLock treeLock,
            CategoryValidator validator,
            ProductRowRepository products,
            FacetVocabularyRepository vocabulary,
            TransactionRetry transactions,
            AuditLog auditLog) {
        this.categories = categories;
        this.treeLock = treeLock;
        this.validator = validator;
        this.products = products;
        this.vocabulary = vocabulary;
        this.transactions = transactions;
        this.auditLog = auditLog;
    }

    /** The whole tree, siblings in their order. */
    public List<CategoryAdminView> all() {
        return categories.findAll();
    }

    /** Throws {@link CategoryException.NotFoundException}. */
    public CategoryAdminView view(CategoryId id) {
        return categories.find(id).orElseThrow(CategoryException.NotFoundException::new);
    }

    /** Throws {@link CategoryException}. */
    public CategoryAdminView create(CategoryForm form) {
        return transactions.execute(() -> {
            treeLock.exclusive();
            var above = above(form.parent());
            var created = validator.validate(CategoryId.next(), form, 0, above, 1);
            categories.insert(created, above);
            vocabulary.add(created.name());
            vocabulary.addNames(created.translations().values());
            record("category.created", created.id(), null, created);
            return created;
        });
    }

    /**
     * Changes a category, and moves it with all categories below it if its parent changes.
     *
     * @param change returns the new values for the present ones; may be called several times
     * @throws CategoryException if the new values are not valid, or conflict with another category
     */
    public CategoryAdminView change(CategoryId id, IfMatch ifMatch, Function<CategoryAdminView, CategoryForm> change) {
        return transactions.execute(() -> {
            treeLock.exclusive();
            var before = view(id);
            ifMatch.require(before.version());
            var form = change.apply(before);
            var above = above(form.parent());
            if (above.contains(id)) {
                throw new CategoryException.CycleException();
            }
            var depth = categories.pathTo(id).size();
            var after = validator.validate(id, form, before.version() + 1, above, categories.maxDepth(id) - depth + 1);
            if (after.form().equals(before.form())) {
                return before;
            }
            categories.update(after);
            if (!Objects.equals(before.parent(), after.parent())) {
                categories.move(id, depth, above);
            }
            if (!Objects.equals(before.parent(), after.parent())
                    || !before.name().equals(after.name())
                    || !before.translations().equals(after.translations())) {
                vocabulary.add(after.name());
                vocabulary.addNames(after.translations().values());
                products.updateCategory(id);
            }
            record("category.changed", id, before, after);
            return after;
        });
    }

    /** Deletes an empty category. */
    public void delete(CategoryId id, IfMatch ifMatch) {
        transactions.execute(() -> {
            treeLock.exclusive();
            var category = view(id);
            ifMatch.require(category.version());
            if (categories.isUsed(id)) {
                throw new CategoryException.NotEmptyException();
            }
            categories.delete(id);
            record("category.deleted", id, category, null);
            return category;
        });
    }

    private List<CategoryId> above(@Nullable CategoryId parent) {
        if (parent == null) {
            return List.of();
        }
        var above = categories.pathTo(parent);
        if (above.isEmpty()) {
            throw new CategoryException.InvalidException(
                    FieldProblem.at("#/parentId", "invalid", "must be the id of a category"));
        }
        return above.stream().map(CategoryRepository.Step::id).toList();
    }

    private void record(
            String action, CategoryId id, @Nullable CategoryAdminView before, @Nullable CategoryAdminView after) {
        auditLog.record(new AuditEvent(action, "category", id.value().toString(), before, after));
    }
}
