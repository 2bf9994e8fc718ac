package com.bharatmart.cart;

import com.bharatmart.inventory.InsufficientStockException;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.pricing.PricingItem;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carts by their ids. The id of a guest's cart is the right to use it. A customer's cart exists only for that customer.
 * A null customer is a guest.
 */
@Service
public class CartService {

    private final CartRepository carts;
    private final CartClosingRepository closing;
    private final CartFactory factory;
    private final CartViewFactory views;
    private final CartProperties properties;

    CartService(
            CartRepository carts,
            CartClosingRepository closing,
            CartFactory factory,
            CartViewFactory views,
            CartProperties properties) {
        this.carts = carts;
        this.closing = closing;
        this.factory = factory;
        this.views = views;
        this.properties = properties;
    }

    public CartLimits limits() {
        return new CartLimits(properties.maxLines(), properties.maxQuantity());
    }

    /** A new, empty cart for a guest. */
    @Transactional
    public CartView create() {
        return views.of(factory.create(null));
    }

    /** Throws {@link CartException.NotFoundException} if the cart is unknown, expired or ordered. */
    @Transactional(readOnly = true)
    public CartView view(CartId id, @Nullable CustomerId customer) {
        return views.of(find(id, customer));
    }

    /** The totals of the cart if it is shipped to this state. */
    @Transactional(readOnly = true)
    public Totals quote(CartId id, @Nullable CustomerId customer, IndianState destination) {
        return views.totals(find(id, customer), destination);
    }

    /** Throws {@link CartException} or {@link InsufficientStockException} if the shop cannot sell the quantity. */
    @Transactional
    public CartView add(CartId id, @Nullable CustomerId customer, IfMatch ifMatch, Sku sku, Quantity quantity) {
        return change(id, customer, ifMatch, cart -> {
            var line = cart.add(sku, quantity);
            properties.requireWithinLimit(cart);
            return line;
        });
    }

    /** Throws like {@link #add}. */
    @Transactional
    public CartView change(
            CartId id, @Nullable CustomerId customer, IfMatch ifMatch, CartItemId itemId, Quantity quantity) {
        return change(id, customer, ifMatch, cart -> {
            var line = cart.item(itemId);
            line.change(quantity);
            return line;
        });
    }

    /** Throws {@link CartException.NotFoundException} if the cart does not have the line. */
    @Transactional
    public CartView remove(CartId id, @Nullable CustomerId customer, IfMatch ifMatch, CartItemId itemId) {
        return change(id, customer, ifMatch, cart -> {
            cart.remove(cart.item(itemId));
            return null;
        });
    }

    /**
     * Closes the cart in the transaction that places its order, and returns its items. A cart can be closed once. Throws
     * {@link InsufficientStockException} if its items are not available now. This saves the work for an order that would fail
     * at the commit; it reserves nothing.
     *
     * @return at least one item, at the current prices
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<PricingItem> close(CartId id, @Nullable CustomerId customer) {
        var lines = closing.close(id, customer);
        if (lines == null) {
            throw unavailable(id, customer);
        }
        if (lines.isEmpty()) {
            throw new CartException.EmptyException();
        }
        var offers = views.offers(lines.keySet());
        var items = lines.entrySet().stream()
                .map(line ->
                        new PricingItem(CartOffers.requireForSale(line.getKey(), offers.offers()), line.getValue()))
                .toList();
        InsufficientStockException.requireAvailable(lines, offers.available());
        return items;
    }

    /** @param change returns the line that the shop must be able to sell now, or null */
    private CartView change(
            CartId id, @Nullable CustomerId customer, IfMatch ifMatch, Function<Cart, @Nullable CartItem> change) {
        var cart = findForChange(id, customer);
        ifMatch.require(cart.version());
        var line = change.apply(cart);
        var offers = views.offers(cart);
        if (line != null) {
            properties.requireWithinLimit(line);
            offers.requireAvailable(line);
            line.recordPrice(offers.price(line.sku()));
        }
        factory.extend(cart);
        return views.of(cart, offers);
    }

    /** Locks the cart. Throws {@link CartException} if the customer or guest cannot change it. */
    Cart findForChange(CartId id, @Nullable CustomerId customer) {
        return carts.findForChange(id)
                .filter(found -> found.isActiveFor(customer))
                .orElseThrow(() -> unavailable(id, customer));
    }

    private Cart find(CartId id, @Nullable CustomerId customer) {
        return carts.find(id)
                .filter(cart -> cart.isActiveFor(customer))
                .orElseThrow(CartException.NotFoundException::new);
    }

    private CartException unavailable(CartId id, @Nullable CustomerId customer) {
        return carts.find(id).filter(cart -> cart.isAccessibleTo(customer)).isPresent()
                ? new CartException.AlreadyOrderedException()
                : new CartException.NotFoundException();
    }
}
