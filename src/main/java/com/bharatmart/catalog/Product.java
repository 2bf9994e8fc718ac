package com.bharatmart.catalog;

import com.bharatmart.catalog.translation.Translation;
import com.bharatmart.shared.Sku;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/** A product with one or more variants. Never deleted, since orders refer to it. */
@Entity
@Table(name = "product")
class Product {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ProductId id;

    @Column(updatable = false)
    private String slug;

    @Embedded
    private ProductText text;

    @Embedded
    private CategoryPlacement placement;

    @Embedded
    private Rating rating;

    @Embedded
    @SuppressWarnings("UnusedVariable") // lists read the columns by SQL
    private Presentation presentation;

    @OneToMany(mappedBy = "product", cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("position")
    private List<Variant> variants = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "product_image", joinColumns = @JoinColumn(name = "product_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    private List<ProductImage> images = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "product_translation", joinColumns = @JoinColumn(name = "product_id"))
    @MapKeyColumn(name = "language")
    @Fetch(FetchMode.SUBSELECT)
    private Map<String, Translation> translations = new HashMap<>();

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @Version
    private @Nullable Long version;

    /** @param draft has at least one variant, and no SKU of another product */
    Product(ProductDraft draft, CategoryPlacement placement, Instant now) {
        this.id = ProductId.next();
        this.slug = Slug.ofHandle(draft.handle());
        this.text = ProductText.of(draft);
        this.placement = placement;
        this.rating = Rating.of(draft.rating(), draft.ratingCount());
        mergeVariants(draft);
        replaceImages(draft);
        this.presentation = presentation();
        this.createdAt = now;
        this.updatedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Product() {}

    ProductId id() {
        return id;
    }

    String slug() {
        return slug;
    }

    CategoryPlacement placement() {
        return placement;
    }

    /** Applies the draft, and keeps variants that the draft lacks. True if that changes anything. */
    boolean merge(ProductDraft draft, CategoryPlacement wantedPlacement, Instant now) {
        var wantedText = ProductText.of(draft);
        var wantedRating = Rating.of(draft.rating(), draft.ratingCount());
        var variantsChange = mergeVariants(draft);
        var imagesChange = replaceImages(draft);
        var changes = variantsChange
                || imagesChange
                || !text.equals(wantedText)
                || !placement.equals(wantedPlacement)
                || !rating.equals(wantedRating);
        if (changes) {
            text = wantedText;
            placement = wantedPlacement;
            rating = wantedRating;
            presentation = presentation();
            updatedAt = now;
        }
        return changes;
    }

    /** Applies the draft, and removes variants and images that the draft lacks. */
    void replace(ProductDraft draft, CategoryPlacement wantedPlacement, Instant now) {
        var wanted = draft.variants().stream().map(VariantDraft::sku).toList();
        variants.removeIf(variant -> wanted.stream().noneMatch(variant::is));
        for (var i = 0; i < draft.variants().size(); i++) {
            var variant = draft.variants().get(i);
            mergeVariant(variant);
            find(variant.sku()).orElseThrow().moveTo(i);
        }
        variants.sort(Comparator.comparingInt(Variant::position));
        replaceImages(draft);
        text = ProductText.of(draft);
        placement = wantedPlacement;
        presentation = presentation();
        updatedAt = now;
    }

    /** Sets the texts in other languages, by the tags of the languages. */
    void translate(Map<String, Translation> wanted) {
        if (!translations.equals(wanted)) {
            translations.keySet().retainAll(wanted.keySet());
            translations.putAll(wanted);
        }
    }

    ProductAdminView view() {
        var form = new ProductForm(
                text.title(),
                text.description(),
                text.brand(),
                placement.categoryId() == null ? null : new CategoryId(placement.categoryId()),
                text.tags(),
                text.status(),
                text.countryOfOrigin(),
                text.optionNames(),
                variants.stream().map(Variant::form).toList(),
                images,
                translations);
        return new ProductAdminView(
                id,
                slug,
                form,
                rating.rating(),
                rating.ratingCount(),
                createdAt,
                updatedAt,
                version == null ? 0 : version);
    }

    private Optional<Variant> find(Sku sku) {
        return variants.stream().filter(variant -> variant.is(sku)).findFirst();
    }

    private boolean mergeVariants(ProductDraft draft) {
        var changes = false;
        for (var variant : draft.variants()) {
            changes |= mergeVariant(variant);
        }
        return changes;
    }

    private boolean mergeVariant(VariantDraft draft) {
        var attributes = VariantAttributes.of(draft);
        var known = find(draft.sku());
        if (known.isPresent()) {
            return known.get().update(attributes, draft.image());
        }
        return variants.add(new Variant(this, draft.sku(), variants.size(), attributes, draft.image()));
    }

    private boolean replaceImages(ProductDraft draft) {
        if (images.equals(draft.images())) {
            return false;
        }
        images.clear();
        images.addAll(draft.images());
        return true;
    }

    private Presentation presentation() {
        var cheapest = variants.stream()
                .map(Variant::attributes)
                .min(Comparator.comparingLong(VariantAttributes::price))
                .orElseThrow();
        return new Presentation(
                cheapest.price(),
                cheapest.mrp(),
                images.isEmpty() ? null : images.getFirst().url());
    }
}
