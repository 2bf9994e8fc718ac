package com.bharatmart.catalog;

import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.shared.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
     * already as drafted. Publishes the quantities with {@link StockCounted}, and the variants without a quantity with
     * {@link VariantsAdded}, inside the transaction.
     */
    public List<ProductRejection> upsert(List<ProductDraft> drafts) {
        return transactions.execute(() -> {
            treeLock.shared();
            var rejections = new ArrayList<ProductRejection>();
            var valid = validator.validate(drafts, rejections);
            write(valid, rejections);
            publishStock(valid);
            return rejections;
        });
    }

    private void write(List<ProductDraft> drafts, List<ProductRejection> rejections) {
        var existing = lockAndFind(drafts);
        var placements = new HashMap<List<String>, CategoryPlacement>();
        var created = new ArrayList<Product>();
        var changed = new ArrayList<ProductDraft>();
        var now = Instant.now(clock);
        for (var draft : drafts) {
            var slug = Slug.of(draft.handle());
            var product = existing.get(slug);
            if (product == null && draft.variants().isEmpty()) {
                rejections.add(new ProductRejection(draft.handle(), null, "has no variant that can be sold"));
                continue;
            }
            var placement = placements.computeIfAbsent(
                    draft.categoryPath(), path -> CategoryPlacement.at(categories.findOrCreate(path)));
            if (product == null) {
                product = new Product(draft, placement, now);
                existing.put(slug, product);
                created.add(product);
                changed.add(draft);
            } else if (product.merge(draft, placement, now)) {
                changed.add(draft);
            }
        }
        products.saveAll(created);
        products.flush();
        if (!changed.isEmpty()) {
            vocabulary.add(changed);
        }
    }

    private Map<String, Product> lockAndFind(List<ProductDraft> drafts) {
        var slugs =
                drafts.stream().map(draft -> Slug.of(draft.handle())).distinct().toList();
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
}
