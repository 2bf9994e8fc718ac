package com.bharatmart.cart;

import com.bharatmart.cart.FilledCart.Reason;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts several SKUs into a cart at once, as many units of each as a customer could order now. */
@Service
public class CartFillService {

    private final CartService carts;
    private final CustomerCartService customerCarts;
    private final CartFactory factory;
    private final CartViewFactory views;
    private final CartProperties properties;

    CartFillService(
            CartService carts,
            CustomerCartService customerCarts,
            CartFactory factory,
            CartViewFactory views,
            CartProperties properties) {
        this.carts = carts;
        this.customerCarts = customerCarts;
        this.factory = factory;
        this.views = views;
        this.properties = properties;
    }

    /**
     * Adds to the lines that the cart has. Other changes of the cart wait until the transaction of the caller ends.
     *
     * @param id null for the active cart of the customer, or a new cart of a guest
     * @param customer null for a guest
     * @throws CartException if the caller cannot use a cart with this id, or it has been ordered
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public FilledCart fill(@Nullable CartId id, @Nullable CustomerId customer, SequencedMap<Sku, Quantity> wanted) {
        var cart = cart(id, customer);
        var offers = views.offers(wanted.keySet());
        var lines = wanted.entrySet().stream()
                .map(line -> add(cart, offers, line.getKey(), line.getValue().value()))
                .toList();
        if (lines.stream().anyMatch(line -> line.added() > 0)) {
            factory.extend(cart);
        }
        return new FilledCart(cart.id(), lines);
    }

    private Cart cart(@Nullable CartId id, @Nullable CustomerId customer) {
        if (id != null) {
            return carts.findForChange(id, customer);
        }
        return customer == null ? factory.create(null) : customerCarts.active(customer);
    }

    private FilledCart.Line add(Cart cart, CartOffers offers, Sku sku, int wanted) {
        if (!offers.isForSale(sku)) {
            return new FilledCart.Line(sku, 0, wanted, Reason.NOT_FOR_SALE);
        }
        var inStock = Math.max(0, offers.available(sku) - cart.units(sku));
        var capacity = cart.capacity(sku, properties.maxQuantity(), properties.maxLines());
        var added = Math.min(wanted, Math.min(inStock, capacity));
        if (added > 0) {
            cart.add(sku, new Quantity(added)).recordPrice(offers.price(sku));
        }
        if (added == wanted) {
            return new FilledCart.Line(sku, added, 0, null);
        }
        var reason = capacity < inStock ? Reason.CART_LIMIT : Reason.OUT_OF_STOCK;
        return new FilledCart.Line(sku, added, wanted - added, reason);
    }
}
