package com.bharatmart.catalog;

import com.bharatmart.media.MediaService;
import com.bharatmart.media.Picture;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.shared.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Creates products and changes existing ones, many at a time. */
@Service
public class ProductUpsertService {

    /** In the order of ids, so that two who change the same products wait for one another and do not deadlock. */
    private static final String LOCK = "SELECT id FROM product WHERE slug = ANY (?) ORDER BY id FOR NO KEY UPDATE";

    private final ProductRepository products;
    private final Categories categories;
    private final SkuRepository skuOwners;
    private final FacetVocabulary vocabulary;
    private final MediaService media;
    private final JdbcClient jdbc;
    private final TransactionRetry transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProductUpsertService(
            ProductRepository products,
            Categories categories,
            SkuRepository skuOwners,
            FacetVocabulary vocabulary,
            MediaService media,
            JdbcClient jdbc,
            TransactionRetry transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.products = products;
        this.categories = categories;
        this.skuOwners = skuOwners;
        this.vocabulary = vocabulary;
        this.media = media;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Creates or changes all of these in one transaction, but for what is rejected. Writes nothing for a product that
     * is already as drafted. Publishes the quantities with {@link StockCounted}, and the variants without one with
     * {@link VariantsAdded}, inside the transaction.
     */
    public List<Rejection> upsert(List<ProductDraft> drafts) {
        return transactions.execute(() -> {
            categories.keep();
            var rejections = new ArrayList<Rejection>();
            write(withKnownPictures(accept(drafts, rejections), rejections), rejections);
            return rejections;
        });
    }

    private void write(List<ProductDraft> drafts, List<Rejection> rejections) {
        var shelf = onShelf(drafts);
        var placements = new HashMap<List<String>, CategoryPlacement>();
        var made = new ArrayList<Product>();
        var changed = new ArrayList<ProductDraft>();
        var quantities = new LinkedHashMap<Sku, Integer>();
        var uncounted = new LinkedHashSet<Sku>();
        var now = Instant.now(clock);
        for (var draft : drafts) {
            var slug = Slug.of(draft.handle());
            var product = shelf.get(slug);
            if (product == null && draft.variants().isEmpty()) {
                rejections.add(new Rejection(draft.handle(), null, "has no variant that can be sold"));
                continue;
            }
            var placement = placements.computeIfAbsent(
                    draft.categoryPath(), path -> CategoryPlacement.at(categories.path(path)));
            if (product == null) {
                product = new Product(draft, placement, now);
                shelf.put(slug, product);
                made.add(product);
                changed.add(draft);
            } else if (product.take(draft, placement, now)) {
                changed.add(draft);
            }
            for (var variant : draft.variants()) {
                if (variant.quantity() == null) {
                    uncounted.add(variant.sku());
                } else {
                    quantities.put(variant.sku(), variant.quantity());
                }
            }
        }
        products.saveAll(made);
        products.flush();
        if (!changed.isEmpty()) {
            vocabulary.learn(changed);
        }
        if (!quantities.isEmpty()) {
            events.publishEvent(new StockCounted(quantities));
        }
        if (!uncounted.isEmpty()) {
            events.publishEvent(new VariantsAdded(uncounted));
        }
    }

    private Map<String, Product> onShelf(List<ProductDraft> drafts) {
        var slugs =
                drafts.stream().map(draft -> Slug.of(draft.handle())).distinct().toList();
        jdbc.sql(LOCK).param(slugs.toArray(String[]::new)).query().listOfRows();
        return products.findBySlugs(slugs).stream()
                .collect(Collectors.toMap(Product::slug, Function.identity(), (a, _) -> a, HashMap::new));
    }

    /** The drafts without the variants whose sku is another product's, on the shelf or earlier among the drafts. */
    private List<ProductDraft> accept(List<ProductDraft> drafts, List<Rejection> rejections) {
        var owners = owners(drafts);
        var accepted = new ArrayList<ProductDraft>();
        for (var draft : drafts) {
            var slug = Slug.of(draft.handle());
            if (slug.isEmpty()) {
                rejections.add(new Rejection(draft.handle(), null, "the handle has neither letters nor digits"));
                continue;
            }
            var own = new ArrayList<VariantDraft>();
            for (var variant : draft.variants()) {
                if (owners.computeIfAbsent(variant.sku(), _ -> slug).equals(slug)) {
                    own.add(variant);
                } else {
                    rejections.add(new Rejection(draft.handle(), variant.sku(), "the sku belongs to another product"));
                }
            }
            accepted.add(draft.withVariants(own));
        }
        return accepted;
    }

    /** A file may come from another shop, whose pictures are not here. */
    private List<ProductDraft> withKnownPictures(List<ProductDraft> drafts, List<Rejection> rejections) {
        var named = drafts.stream()
                .flatMap(draft -> draft.images().stream())
                .flatMap(image -> Picture.parse(image.url()).stream())
                .collect(Collectors.toSet());
        if (named.isEmpty()) {
            return drafts;
        }
        var known = media.hold(named.stream().map(Picture::id).toList()).values();
        named.removeAll(known);
        return drafts.stream()
                .filter(draft -> {
                    var isComplete = draft.images().stream()
                            .flatMap(image -> Picture.parse(image.url()).stream())
                            .noneMatch(named::contains);
                    if (!isComplete) {
                        rejections.add(
                                new Rejection(draft.handle(), null, "it has a picture that is not in this shop"));
                    }
                    return isComplete;
                })
                .toList();
    }

    private Map<Sku, String> owners(Collection<ProductDraft> drafts) {
        return skuOwners.of(drafts.stream()
                .flatMap(draft -> draft.variants().stream())
                .map(VariantDraft::sku)
                .toList());
    }

    /**
     * What was not written.
     *
     * @param sku the variant's, null if the whole product was rejected
     * @param reason for people
     */
    public record Rejection(String handle, @Nullable Sku sku, String reason) {}
}
