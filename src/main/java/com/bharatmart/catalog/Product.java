package com.bharatmart.catalog;

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
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/** What the shop sells, in one or more variants. Never deleted: orders name it. */
@Entity
@Table(name = "product")
class Product {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ProductId id;

    @Column(updatable = false)
    private String slug;

    @Embedded
    private ProductText wording;

    @Embedded
    private CategoryPlacement placement;

    @Embedded
    private Rating standing;

    @Embedded
    @SuppressWarnings("UnusedVariable") // read by lists, past the aggregate
    private Presentation display;

    @OneToMany(mappedBy = "product", cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("position")
    private List<Variant> variants = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "product_image", joinColumns = @JoinColumn(name = "product_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    private List<Image> images = new ArrayList<>();

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @Version
    private @Nullable Long version;

    /** @param draft has at least one variant, and none of another product's */
    Product(ProductDraft draft, CategoryPlacement placement, Instant now) {
        this.id = ProductId.next();
        this.slug = Slug.of(draft.handle());
        this.wording = ProductText.of(draft);
        this.placement = placement;
        this.standing = Rating.of(draft.rating(), draft.ratingCount());
        takeParts(draft);
        showParts(draft);
        this.display = displayed();
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

    /** Becomes what the draft says. True if that changes anything. */
    boolean take(ProductDraft draft, CategoryPlacement wantedPlacement, Instant now) {
        var wantedWording = ProductText.of(draft);
        var wantedStanding = Rating.of(draft.rating(), draft.ratingCount());
        var partsChange = takeParts(draft);
        var changes = partsChange
                || !wording.equals(wantedWording)
                || !placement.equals(wantedPlacement)
                || !standing.equals(wantedStanding);
        if (changes) {
            wording = wantedWording;
            placement = wantedPlacement;
            standing = wantedStanding;
            display = displayed();
            updatedAt = now;
        }
        return changes;
    }

    /** Becomes all that the draft says and nothing else: other variants and images go. */
    void become(ProductDraft draft, CategoryPlacement wantedPlacement, Instant now) {
        var wanted = draft.variants().stream().map(VariantDraft::sku).toList();
        variants.removeIf(variant -> wanted.stream().noneMatch(variant::is));
        for (var i = 0; i < draft.variants().size(); i++) {
            var variant = draft.variants().get(i);
            takeVariant(variant.sku(), VariantAttributes.of(variant));
            find(variant.sku()).orElseThrow().moveTo(i);
        }
        showParts(draft);
        variants.sort(Comparator.comparingInt(Variant::position));
        var wantedImages = draft.images().stream().map(Image::of).toList();
        if (!images.equals(wantedImages)) {
            images.clear();
            images.addAll(wantedImages);
        }
        wording = ProductText.of(draft);
        placement = wantedPlacement;
        display = displayed();
        updatedAt = now;
    }

    ProductAdminView view() {
        var form = new ProductForm(
                wording.title(),
                wording.description(),
                wording.brand(),
                placement.categoryId() == null ? null : new CategoryId(placement.categoryId()),
                wording.tags(),
                wording.status(),
                wording.countryOfOrigin(),
                wording.optionNames(),
                variants.stream().map(Variant::form).toList(),
                images.stream()
                        .map(image -> new ProductForm.Image(image.url(), image.alt()))
                        .toList());
        return new ProductAdminView(
                id,
                slug,
                form,
                standing.rating(),
                standing.ratingCount(),
                createdAt,
                updatedAt,
                version == null ? 0 : version);
    }

    private Optional<Variant> find(Sku sku) {
        return variants.stream().filter(variant -> variant.is(sku)).findFirst();
    }

    private boolean takeParts(ProductDraft draft) {
        var changes = false;
        for (var variant : draft.variants()) {
            changes |= takeVariant(variant.sku(), VariantAttributes.of(variant));
        }
        for (var image : draft.images()) {
            changes |= takeImage(Image.of(image));
        }
        return changes;
    }

    private void showParts(ProductDraft draft) {
        for (var variant : draft.variants()) {
            find(variant.sku()).orElseThrow().show(variant.image());
        }
    }

    private boolean takeVariant(Sku sku, VariantAttributes terms) {
        var known = find(sku);
        if (known.isPresent()) {
            return known.get().take(terms);
        }
        return variants.add(new Variant(this, sku, variants.size(), terms));
    }

    private boolean takeImage(Image image) {
        if (images.contains(image)) {
            return false;
        }
        for (var i = 0; i < images.size(); i++) {
            if (images.get(i).url().equals(image.url())) {
                images.set(i, image);
                return true;
            }
        }
        return images.add(image);
    }

    private Presentation displayed() {
        var cheapest = variants.stream()
                .map(Variant::terms)
                .min(Comparator.comparingLong(VariantAttributes::price))
                .orElseThrow();
        return new Presentation(
                cheapest.price(),
                cheapest.mrp(),
                images.isEmpty() ? null : images.getFirst().url());
    }
}
