package com.bharatmart.cart;

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

    void change(Quantity quantity) {
        this.quantity = quantity;
    }
}
