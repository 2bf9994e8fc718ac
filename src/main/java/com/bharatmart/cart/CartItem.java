package com.bharatmart.cart;

import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import org.jspecify.annotations.Nullable;

/** A quantity of one SKU in a cart. */
class CartItem {

    private final CartItemId id;
    private final Sku sku;
    private Quantity quantity;

    /** Null until {@link #recordPrice}, and in a row of an earlier release. */
    private @Nullable Money priceWhenAdded;

    private boolean changed;

    /** A new line. */
    CartItem(Sku sku, Quantity quantity) {
        this(CartItemId.next(), sku, quantity, null);
        changed = true;
    }

    /** A stored line. */
    CartItem(CartItemId id, Sku sku, Quantity quantity, @Nullable Money priceWhenAdded) {
        this.id = id;
        this.sku = sku;
        this.quantity = quantity;
        this.priceWhenAdded = priceWhenAdded;
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
        return priceWhenAdded;
    }

    /** True for a new line, and for a stored one that differs from its row. */
    boolean hasChanged() {
        return changed;
    }

    /** Adds units. Their price counts from now on, so the caller has to record it. */
    void add(Quantity more) {
        change(quantity.plus(more));
        priceWhenAdded = null;
    }

    /** Records the price at which units were added. A price that is recorded stays until units are added. */
    void recordPrice(@Nullable Money price) {
        if (priceWhenAdded == null && price != null) {
            priceWhenAdded = price;
            changed = true;
        }
    }

    /** Changes the quantity of a line that the customer sees. The price when it was added stays. */
    void change(Quantity quantity) {
        this.quantity = quantity;
        changed = true;
    }
}
