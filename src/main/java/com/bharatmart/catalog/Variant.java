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
import org.jspecify.annotations.Nullable;

/** One size and colour of a product. Whether it is in stock is not here: inventory notes that past the aggregate. */
@Entity
@Table(name = "variant")
class Variant {

    @Id
    private String sku;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "product_id", updatable = false)
    @SuppressWarnings("UnusedVariable") // for the column
    private Product product;

    private int position;

    @Embedded
    private VariantAttributes terms;

    private @Nullable String imageUrl;

    Variant(Product product, Sku sku, int position, VariantAttributes terms) {
        this.product = product;
        this.sku = sku.value();
        this.position = position;
        this.terms = terms;
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
                terms.optionValues(),
                Money.inr(terms.price()),
                Money.inr(terms.mrp()),
                terms.weightGrams(),
                terms.hsn(),
                terms.barcode(),
                imageUrl);
    }

    void show(@Nullable String url) {
        imageUrl = url;
    }

    VariantAttributes terms() {
        return terms;
    }

    /** True if that changes anything. */
    boolean take(VariantAttributes wanted) {
        var changes = !terms.equals(wanted);
        if (changes) {
            terms = wanted;
        }
        return changes;
    }
}
