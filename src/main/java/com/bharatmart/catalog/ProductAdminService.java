package com.bharatmart.catalog;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Sku;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where staff look after single products. Each change is in the audit log, or has not happened. */
@Service
public class ProductAdminService {

    /** By the primary key. */
    private static final String LOCK = "SELECT id FROM product WHERE id = ? FOR NO KEY UPDATE";

    /** By the primary key. */
    private static final String OWNER = "SELECT product_id FROM variant WHERE sku = ?";

    private final ProductRepository products;
    private final JdbcCatalogService catalogue;
    private final Categories categories;
    private final SkuRepository skuOwners;
    private final FacetVocabulary vocabulary;
    private final JdbcClient jdbc;
    private final TransactionRetry transactions;
    private final ApplicationEventPublisher events;
    private final AuditLog auditLog;
    private final Clock clock;

    ProductAdminService(
            ProductRepository products,
            JdbcCatalogService catalogue,
            Categories categories,
            SkuRepository skuOwners,
            FacetVocabulary vocabulary,
            JdbcClient jdbc,
            TransactionRetry transactions,
            ApplicationEventPublisher events,
            AuditLog auditLog,
            Clock clock) {
        this.products = products;
        this.catalogue = catalogue;
        this.categories = categories;
        this.skuOwners = skuOwners;
        this.vocabulary = vocabulary;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ProductAdminView view(ProductId id) {
        return find(id).view();
    }

    /** The product that the sku is a variant of. */
    @Transactional(readOnly = true)
    public ProductAdminView viewOf(Sku sku) {
        return find(owner(sku)).view();
    }

    /**
     * A new product.
     *
     * @param slug its address, null to have one made of its name
     * @throws ProductException if it cannot be
     */
    public ProductAdminView create(@Nullable String slug, ProductForm wanted) {
        return transactions.execute(() -> {
            categories.keep();
            var form = tidied(wanted);
            var handle = slug == null ? Slug.of(form.name()) : slug;
            if (!Slug.isHandle(handle)) {
                throw invalid("#/slug", "needed", "must be given, since none in Latin letters can be made of the name");
            }
            if (products.existsBySlug(handle)) {
                throw new ProductException.SlugTakenException(handle);
            }
            checkSkus(form, handle);
            var draft = form.draft(handle, pathNames(form));
            var product = new Product(draft, placement(form), now());
            products.save(product);
            settle(product, draft, skus(form));
            var made = product.view();
            auditLog.record(new AuditEvent(
                    "product.created", "product", made.id().value().toString(), null, made));
            return made;
        });
    }

    /**
     * Changes a product.
     *
     * @param wanted what it shall be, given what it is; may be asked several times
     * @throws ProductException if there is no such product, or it cannot be that
     */
    public ProductAdminView change(ProductId id, IfMatch ifMatch, Function<ProductAdminView, ProductForm> wanted) {
        return transactions.execute(() -> {
            categories.keep();
            jdbc.sql(LOCK).param(id.value()).query().listOfRows();
            var product = find(id);
            var before = product.view();
            ifMatch.require(before.version());
            var form = tidied(wanted.apply(before));
            if (form.equals(before.form())) {
                return before;
            }
            checkSkus(form, product.slug());
            var draft = form.draft(product.slug(), pathNames(form));
            product.become(draft, placement(form), now());
            var added = new HashSet<>(skus(form));
            added.removeAll(skus(before.form()));
            settle(product, draft, added);
            var after = product.view();
            auditLog.record(
                    new AuditEvent("product.changed", "product", id.value().toString(), before, after));
            return after;
        });
    }

    /** As {@link #change}, of the product that the sku is a variant of. */
    public ProductAdminView changeOf(Sku sku, IfMatch ifMatch, Function<ProductAdminView, ProductForm> wanted) {
        return transactions.execute(() -> change(owner(sku), ifMatch, wanted));
    }

    /** Takes a product off the shelf for good. It stays, with its variants: orders name it. */
    public ProductAdminView archive(ProductId id, IfMatch ifMatch) {
        return change(id, ifMatch, product -> product.form().as(ProductStatus.ARCHIVED));
    }

    private void settle(Product product, ProductDraft draft, Set<Sku> added) {
        products.flush();
        vocabulary.learn(List.of(draft));
        if (!added.isEmpty()) {
            events.publishEvent(new VariantsAdded(added));
        }
        catalogue.recount(product.id());
    }

    private static ProductForm tidied(ProductForm wanted) {
        try {
            var form = wanted.tidied();
            ProductValidator.check(form);
            return form;
        } catch (DescriptionTooLongException e) {
            throw invalid(
                    "#/description",
                    "size",
                    "must be at most %d characters".formatted(ProductLimits.MAX_DESCRIPTION_LENGTH));
        }
    }

    private void checkSkus(ProductForm form, String slug) {
        skuOwners.of(skus(form)).forEach((sku, owner) -> {
            if (!owner.equals(slug)) {
                throw new ProductException.SkuTakenException(sku);
            }
        });
    }

    private static Set<Sku> skus(ProductForm form) {
        return form.variants().stream().map(ProductForm.Variant::sku).collect(Collectors.toSet());
    }

    private CategoryPlacement placement(ProductForm form) {
        return CategoryPlacement.at(path(form).stream().map(Categories.Step::id).toList());
    }

    private List<String> pathNames(ProductForm form) {
        return path(form).stream().map(Categories.Step::name).toList();
    }

    private List<Categories.Step> path(ProductForm form) {
        var category = form.category();
        if (category == null) {
            return List.of();
        }
        var path = categories.pathTo(category);
        if (path.isEmpty()) {
            throw invalid("#/categoryId", "unknown", "must be the id of a category");
        }
        return path;
    }

    private static ProductException invalid(String pointer, String code, String detail) {
        return new ProductException.InvalidException(List.of(FieldProblem.at(pointer, code, detail)));
    }

    private Product find(ProductId id) {
        return products.find(id).orElseThrow(ProductException.NotFoundException::new);
    }

    private ProductId owner(Sku sku) {
        return jdbc.sql(OWNER)
                .param(sku.value())
                .query((row, _) -> new ProductId(row.getObject(1, java.util.UUID.class)))
                .optional()
                .orElseThrow(ProductException.NotFoundException::new);
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
