package com.bharatmart.catalog;

import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One size and color of a product. The column {@code in_stock} is not mapped: {@link VariantRepository} writes it. */
@Entity
@Table(name = "variant")
class Variant {

    @Id
    private String sku;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "product_id", updatable = false)
    @SuppressWarnings("UnusedVariable") // writes the column
    private Product product;

    private int position;

    @Embedded
    private VariantAttributes attributes;

    private @Nullable String imageUrl;

    Variant(Product product, Sku sku, int position, VariantAttributes attributes, @Nullable String imageUrl) {
        this.product = product;
        this.sku = sku.value();
        this.position = position;
        this.attributes = attributes;
        this.imageUrl = imageUrl;
    }

    @SuppressWarnings("NullAway.Init")
    protected Variant() {}

    boolean is(Sku other) {
        return sku.equals(other.value());
    }

    int position() {
        return position;
    }

    void moveTo(int wanted) {
        position = wanted;
    }

    ProductForm.Variant form() {
        return new ProductForm.Variant(
                new Sku(sku),
                attributes.optionValues(),
                Money.inr(attributes.price()),
                Money.inr(attributes.mrp()),
                attributes.weightGrams(),
                attributes.hsn(),
                attributes.barcode(),
                imageUrl);
    }

    VariantAttributes attributes() {
        return attributes;
    }

    /** True if that changes anything. */
    boolean update(VariantAttributes wanted, @Nullable String wantedImageUrl) {
        var changes = !attributes.equals(wanted) || !Objects.equals(imageUrl, wantedImageUrl);
        if (changes) {
            attributes = wanted;
            imageUrl = wantedImageUrl;
        }
        return changes;
    }
}
