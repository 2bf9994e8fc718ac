package com.bharatmart.cart;

import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one active cart of each customer. */
@Service
public class CustomerCartService {

    private final CartRepository carts;
    private final CartFactory factory;
    private final CartViewFactory views;
    private final CartProperties properties;

    CustomerCartService(CartRepository carts, CartFactory factory, CartViewFactory views, CartProperties properties) {
        this.carts = carts;
        this.factory = factory;
        this.views = views;
        this.properties = properties;
    }

    /** The active cart of the customer, a new one if there is none. */
    @Transactional
    public CartView findOrCreate(CustomerId customer) {
        return views.of(active(customer));
    }

    /** Empty if the customer has no active cart. */
    @Transactional(readOnly = true)
    public Optional<CartId> find(CustomerId customer) {
        return carts.findActive(customer).map(Cart::id);
    }

    /**
     * Moves the lines of a guest's cart into the active cart of the customer, as far as its limits allow. The rest stays
     * in the guest's cart. A repetition moves nothing twice. Concurrent merges wait for each other: each locks the
     * customer's cart first and then the guest's cart.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public MergedCart merge(CustomerId customer, CartId guestCart) {
        var target = active(customer);
        var leftovers = carts.findForChange(guestCart)
                .filter(source -> source.isGuestCart() && !source.isOrdered())
                .map(source -> move(source, target))
                .orElse(List.of());
        return new MergedCart(target.id(), leftovers);
    }

    /** The active cart of the customer, a new one if there is none, locked for a change. */
    Cart active(CustomerId customer) {
        return carts.findActiveForChange(customer).orElseGet(() -> factory.create(customer));
    }

    /** Returns what exceeds the limits of the target. */
    private List<MergedCart.Leftover> move(Cart source, Cart target) {
        var leftovers = new ArrayList<MergedCart.Leftover>();
        for (var item : source.items()) {
            var quantity = item.quantity().value();
            var capacity = target.capacity(item.sku(), properties.maxQuantity(), properties.maxLines());
            var moved = Math.min(quantity, capacity);
            if (moved > 0) {
                target.add(item.sku(), new Quantity(moved)).recordPrice(item.priceWhenAdded());
            }
            if (moved == quantity) {
                source.remove(item);
            } else {
                item.change(new Quantity(quantity - moved));
                leftovers.add(new MergedCart.Leftover(item.sku(), item.quantity()));
            }
        }
        factory.extend(target);
        if (leftovers.isEmpty()) {
            carts.delete(source);
        } else {
            factory.extend(source);
        }
        return leftovers;
    }
}
