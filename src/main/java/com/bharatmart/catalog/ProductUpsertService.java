package com.bharatmart.catalog;

import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.shared.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Creates products and changes existing ones, many at a time. */
@Service
public class ProductUpsertService {

    private final ProductRepository products;
    private final ProductRowRepository rows;
    private final ProductDraftValidator validator;
    private final CategoryService categories;
    private final CategoryTreeLock treeLock;
    private final FacetVocabularyRepository vocabulary;
    private final TransactionRetry transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProductUpsertService(
            ProductRepository products,
            ProductRowRepository rows,
            ProductDraftValidator validator,
            CategoryService categories,
            CategoryTreeLock treeLock,
            FacetVocabularyRepository vocabulary,
            TransactionRetry transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.products = products;
        this.rows = rows;
        this.validator = validator;
        this.categories = categories;
        this.treeLock = treeLock;
        this.vocabulary = vocabulary;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Creates or changes these products in one transaction, except the rejected ones. Writes nothing for a product that is
     * already as it should be. Publishes the quantities with {@link StockCounted}, and the variants without a quantity with
     * {@link VariantsAdded}, inside the transaction.
     */
    public List<ProductRejection> upsert(List<? extends Change> changes) {
        return transactions.execute(() -> {
            treeLock.shared();
            var rejections = new ArrayList<ProductRejection>();
            var existing = lockAndFind(changes);
            var drafts = new ArrayList<ProductDraft>();
            var keepingCategory = new HashSet<String>();
            for (var change : changes) {
                var product = existing.get(Slug.ofHandle(change.handle()));
                var draft = change.applyTo(product == null ? null : product.view(), rejections::add);
                if (draft != null) {
                    drafts.add(draft);
                }
                if (change.keepsCategory()) {
                    keepingCategory.add(change.handle());
                }
            }
            var valid = validator.validate(drafts, rejections);
            write(valid, existing, keepingCategory, rejections);
            publishStock(valid);
            return rejections;
        });
    }

    private void write(
            List<ProductDraft> drafts,
            Map<String, Product> existing,
            Set<String> keepingCategory,
            List<ProductRejection> rejections) {
        var placements = new HashMap<List<String>, CategoryPlacement>();
        var changes = new LinkedHashMap<String, ProductChange>();
        var changed = new ArrayList<ProductDraft>();
        var now = Instant.now(clock);
        for (var draft : drafts) {
            var slug = Slug.ofHandle(draft.handle());
            var known = existing.get(slug);
            if (known == null && draft.variants().isEmpty()) {
                rejections.add(new ProductRejection(draft.handle(), null, "has no variant that can be sold"));
                continue;
            }
            var placement = known != null && keepingCategory.contains(draft.handle())
                    ? known.content().placement()
                    : placements.computeIfAbsent(
                            draft.categoryPath(), path -> CategoryPlacement.at(categories.findOrCreate(path)));
            var product = known == null
                    ? Product.create(draft, placement, Map.of(), now)
                    : known.merge(draft, placement, now);
            if (!product.equals(known)) {
                existing.put(slug, product);
                changes.merge(slug, new ProductChange(known, product), ProductChange::then);
                changed.add(draft);
            }
        }
        products.save(changes.values());
        if (!changed.isEmpty()) {
            vocabulary.add(changed);
        }
    }

    private Map<String, Product> lockAndFind(List<? extends Change> changes) {
        var slugs = changes.stream()
                .map(change -> Slug.ofHandle(change.handle()))
                .distinct()
                .toList();
        rows.lock(slugs);
        return products.findBySlugs(slugs).stream()
                .collect(Collectors.toMap(Product::slug, Function.identity(), (a, _) -> a, HashMap::new));
    }

    private void publishStock(List<ProductDraft> drafts) {
        var quantities = new LinkedHashMap<Sku, Integer>();
        var uncounted = new LinkedHashSet<Sku>();
        for (var draft : drafts) {
            for (var variant : draft.variants()) {
                if (variant.quantity() == null) {
                    uncounted.add(variant.sku());
                } else {
                    quantities.put(variant.sku(), variant.quantity());
                }
            }
        }
        if (!quantities.isEmpty()) {
            events.publishEvent(new StockCounted(quantities));
        }
        if (!uncounted.isEmpty()) {
            events.publishEvent(new VariantsAdded(uncounted));
        }
    }

    /** A change of a product, which depends on the product as it is. */
    public interface Change {

        /** Identifies the product. */
        String handle();

        /** Whether an existing product stays in its category. */
        boolean keepsCategory();

        /**
         * The product to write. May be called several times.
         *
         * @param existing the product, which is locked; null if there is none
         * @param rejections takes the variants that cannot be written, and the product if the result is null
         */
        @Nullable ProductDraft applyTo(@Nullable ProductAdminView existing, Consumer<ProductRejection> rejections);
    }
}
