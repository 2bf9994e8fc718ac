package com.bharatmart.catalog;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Sku;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Administration of products. Each change commits together with its entry in the audit log. */
@Service
public class ProductAdminService {

    private final ProductRepository products;
    private final ProductRowRepository rows;
    private final VariantRepository variants;
    private final ProductValidator validator;
    private final CategoryTreeLock treeLock;
    private final FacetVocabularyRepository vocabulary;
    private final TransactionRetry transactions;
    private final ApplicationEventPublisher events;
    private final AuditLog auditLog;
    private final Clock clock;

    ProductAdminService(
            ProductRepository products,
            ProductRowRepository rows,
            VariantRepository variants,
            ProductValidator validator,
            CategoryTreeLock treeLock,
            FacetVocabularyRepository vocabulary,
            TransactionRetry transactions,
            ApplicationEventPublisher events,
            AuditLog auditLog,
            Clock clock) {
        this.products = products;
        this.rows = rows;
        this.variants = variants;
        this.validator = validator;
        this.treeLock = treeLock;
        this.vocabulary = vocabulary;
        this.transactions = transactions;
        this.events = events;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ProductAdminView view(ProductId id) {
        return find(id).view();
    }

    /** The product that files identify by this handle. */
    @Transactional(readOnly = true)
    public Optional<ProductAdminView> findByHandle(String handle) {
        return products.findBySlugs(List.of(Slug.ofHandle(handle))).stream()
                .map(Product::view)
                .findFirst();
    }

    /** The product that has this variant. */
    @Transactional(readOnly = true)
    public ProductAdminView viewOf(Sku sku) {
        return find(productOf(sku)).view();
    }

    /**
     * A new product.
     *
     * @param slug null to derive it from the name
     * @throws ProductException if the form is not valid, or conflicts with another product
     */
    public ProductAdminView create(@Nullable String slug, ProductForm form) {
        return transactions.execute(() -> {
            treeLock.shared();
            var tidied = ProductValidator.tidied(form);
            var handle = slug == null ? Slug.of(tidied.name()) : slug;
            if (!Slug.isHandle(handle)) {
                throw new ProductException.InvalidException(List.of(
                        slug == null
                                ? FieldProblem.at(
                                        "#/slug", "needed", "must be given, since none can be made of the name")
                                : FieldProblem.at("#/slug", "pattern", "must be " + Slug.HANDLE_RULE)));
            }
            if (products.existsBySlug(handle)) {
                throw new ProductException.SlugTakenException(handle);
            }
            var validated = validator.validate(tidied, handle);
            var product =
                    Product.create(validated.draft(), validated.placement(), tidied.translations(), clock.instant());
            save(new ProductChange(null, product), validated.draft(), tidied, tidied.skus());
            var created = product.view();
            auditLog.record(new AuditEvent(
                    "product.created", "product", created.id().value().toString(), null, created));
            return created;
        });
    }

    /**
     * Changes a product.
     *
     * @param change returns the new form for the present product; may be called several times
     * @throws ProductException if there is no such product, or the form is not valid or conflicts with another product
     */
    public ProductAdminView change(ProductId id, IfMatch ifMatch, Function<ProductAdminView, ProductForm> change) {
        return transactions.execute(() -> {
            treeLock.shared();
            rows.lock(id);
            var product = find(id);
            var before = product.view();
            ifMatch.require(before.version());
            var form = ProductValidator.tidied(change.apply(before));
            if (form.equals(before.form())) {
                return before;
            }
            var validated = validator.validate(form, product.slug());
            var changed = new ProductChange(
                    product,
                    product.replace(validated.draft(), validated.placement(), form.translations(), clock.instant()));
            var added = new HashSet<>(form.skus());
            added.removeAll(before.form().skus());
            save(changed, validated.draft(), form, added);
            var after = changed.after().view();
            auditLog.record(
                    new AuditEvent("product.changed", "product", id.value().toString(), before, after));
            return after;
        });
    }

    /** As {@link #change}, for the product that has this variant. */
    public ProductAdminView changeOf(Sku sku, IfMatch ifMatch, Function<ProductAdminView, ProductForm> change) {
        return transactions.execute(() -> change(productOf(sku), ifMatch, change));
    }

    /** Ends the sale of a product. It stays, with its variants, since orders refer to it. */
    public ProductAdminView archive(ProductId id, IfMatch ifMatch) {
        return change(id, ifMatch, product -> product.form().withStatus(ProductStatus.ARCHIVED));
    }

    /**
     * Locks the products of these variants in the order of their ids, until the transaction of the caller ends. So a caller
     * can {@link #change} several of them.
     *
     * @return the product of each variant, without unknown SKUs
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Sku, ProductId> lockProductsOf(Collection<Sku> skus) {
        treeLock.shared();
        rows.lockOwners(skus);
        return variants.products(skus);
    }

    private void save(ProductChange change, ProductDraft draft, ProductForm form, Set<Sku> added) {
        products.save(List.of(change));
        vocabulary.add(List.of(draft));
        vocabulary.addNames(form.translations().values());
        if (!added.isEmpty()) {
            events.publishEvent(new VariantsAdded(added));
        }
        variants.updateAvailability(change.after().id());
    }

    private Product find(ProductId id) {
        return products.find(id).orElseThrow(ProductException.NotFoundException::new);
    }

    private ProductId productOf(Sku sku) {
        return variants.findProduct(sku).orElseThrow(ProductException.NotFoundException::new);
    }
}
