package com.bharatmart.cart;

import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cart with one line for each SKU. */
@Entity
@Table(name = "cart")
class Cart {

    enum Status {
        ACTIVE,
        ORDERED
    }

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private CartId id;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Version
    private @Nullable Integer version;

    private @Nullable UUID customerId;

    @SuppressWarnings("UnusedVariable") // the queries read it
    private Instant expiresAt;

    @OneToMany(mappedBy = "cart", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id.value")
    private List<CartItem> items = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Cart() {}

    Cart(CartId id, @Nullable CustomerId customer, Instant expiresAt) {
        this.id = id;
        this.customerId = customer == null ? null : customer.value();
        this.status = Status.ACTIVE;
        this.expiresAt = expiresAt;
    }

    CartId id() {
        return id;
    }

    /** 0 before the first write. */
    int version() {
        return version == null ? 0 : version;
    }

    boolean isGuestCart() {
        return customerId == null;
    }

    /** True for a guest's cart, whose id is the right to use it, and for a customer's cart if it is this customer's. */
    boolean isAccessibleTo(@Nullable CustomerId customer) {
        return customerId == null || (customer != null && customerId.equals(customer.value()));
    }

    boolean isOrdered() {
        return status == Status.ORDERED;
    }

    boolean isActiveFor(@Nullable CustomerId customer) {
        return isAccessibleTo(customer) && !isOrdered();
    }

    List<CartItem> items() {
        return List.copyOf(items);
    }

    CartItem item(CartItemId itemId) {
        return items.stream()
                .filter(item -> item.id().equals(itemId))
                .findFirst()
                .orElseThrow(CartException.NotFoundException::new);
    }

    /** Adds to the line of the SKU, or makes a new line. Returns the line, which has no price recorded. */
    CartItem add(Sku sku, Quantity quantity) {
        for (var item : items) {
            if (item.sku().equals(sku)) {
                item.add(quantity);
                return item;
            }
        }
        var item = new CartItem(this, sku, quantity);
        items.add(item);
        return item;
    }

    /** The number of units of a SKU in the cart. */
    int units(Sku sku) {
        return items.stream()
                .filter(item -> item.sku().equals(sku))
                .mapToInt(item -> item.quantity().value())
                .sum();
    }

    /** The number of units of a SKU that can be added within the limits. */
    int capacity(Sku sku, int maxQuantity, int maxLines) {
        for (var item : items) {
            if (item.sku().equals(sku)) {
                return Math.max(0, maxQuantity - item.quantity().value());
            }
        }
        return items.size() < maxLines ? maxQuantity : 0;
    }

    void remove(CartItem item) {
        items.remove(item);
    }

    /** Called for every change, so that a change of a line increments the version of the cart. */
    void extendTo(Instant expiresAt) {
        this.expiresAt = expiresAt;
    }
}
