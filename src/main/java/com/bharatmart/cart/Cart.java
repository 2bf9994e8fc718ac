package com.bharatmart.cart;

import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cart with one line for each SKU. {@link CartRepository} writes what has changed. */
class Cart {

    enum Status {
        ACTIVE,
        ORDERED
    }

    private final CartId id;
    private final @Nullable CustomerId owner;
    private final Status status;
    private final List<CartItem> items = new ArrayList<>();
    private final List<CartItemId> removed = new ArrayList<>();
    private int version;
    private Instant expiresAt;

    /** A new, empty cart. */
    Cart(CartId id, @Nullable CustomerId owner, Instant expiresAt) {
        this(id, owner, Status.ACTIVE, 0, expiresAt);
    }

    /** A stored cart, without its lines. */
    Cart(CartId id, @Nullable CustomerId owner, Status status, int version, Instant expiresAt) {
        this.id = id;
        this.owner = owner;
        this.status = status;
        this.version = version;
        this.expiresAt = expiresAt;
    }

    /** Adds a stored line. */
    void restore(CartItem item) {
        items.add(item);
    }

    CartId id() {
        return id;
    }

    /** Null for the cart of a guest. */
    @Nullable CustomerId owner() {
        return owner;
    }

    /** 0 for a new cart. */
    int version() {
        return version;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean isGuestCart() {
        return owner == null;
    }

    /** True for a guest's cart, whose id is the right to use it, and for a customer's cart if it is this customer's. */
    boolean isAccessibleTo(@Nullable CustomerId customer) {
        return owner == null || owner.equals(customer);
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
        var item = new CartItem(sku, quantity);
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
        if (items.remove(item)) {
            removed.add(item.id());
        }
    }

    /** The lines that were added or changed since the cart was read. */
    List<CartItem> changedItems() {
        return items.stream().filter(CartItem::hasChanged).toList();
    }

    /** The lines that were removed since the cart was read. */
    List<CartItemId> removedItems() {
        return List.copyOf(removed);
    }

    /** Ends a change. The cart has its next version then, also if only a line has changed. */
    void extendTo(Instant expiresAt) {
        this.expiresAt = expiresAt;
        version++;
    }
}
