package com.bharatmart.cart;

import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A quantity of one SKU in a cart. */
@Entity
@Table(name = "cart_item")
class CartItem {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private CartItemId id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "cart_id")
    @SuppressWarnings("UnusedVariable") // the foreign key
    private Cart cart;

    private Sku sku;

    private Quantity quantity;

    /** Paise. Null until {@link #recordPrice}, and in a row of an earlier release. */
    private @Nullable Long priceWhenAdded;

    @SuppressWarnings("NullAway.Init")
    protected CartItem() {}

    CartItem(Cart cart, Sku sku, Quantity quantity) {
        this.id = CartItemId.next();
        this.cart = cart;
        this.sku = sku;
        this.quantity = quantity;
    }

    CartItemId id() {
        return id;
    }

    Sku sku() {
        return sku;
    }

    Quantity quantity() {
        return quantity;
    }

    /** What one unit cost when units were last added; null if an earlier release added them. */
    @Nullable Money priceWhenAdded() {
        return priceWhenAdded == null ? null : Money.inr(priceWhenAdded);
    }

    /** Adds units. Their price counts from now on, so the caller has to record it. */
    void add(Quantity more) {
        quantity = quantity.plus(more);
        priceWhenAdded = null;
    }

    /** Records the price at which units were added. A price that is recorded stays until units are added. */
    void recordPrice(@Nullable Money price) {
        if (priceWhenAdded == null && price != null) {
            priceWhenAdded = price.amount();
        }
    }

    /** Changes the quantity of a line that the customer sees. The price when it was added stays. */
    void change(Quantity quantity) {
        this.quantity = quantity;
    }
}
