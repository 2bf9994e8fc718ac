package com.bharatmart.cart;

import com.bharatmart.catalog.Catalogue;
import com.bharatmart.catalog.Offer;
import com.bharatmart.inventory.InsufficientStock;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.security.Secrets;
import com.bharatmart.pricing.Item;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The shoppers' carts. Whoever knows a cart's id may use it. */
@Service
public class Carts {

    private final CartRepository carts;
    private final EndedCarts endedCarts;
    private final CartViews views;
    private final Catalogue catalogue;
    private final CartProperties properties;
    private final Secrets secrets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Carts(
            CartRepository carts,
            EndedCarts endedCarts,
            CartViews views,
            Catalogue catalogue,
            CartProperties properties,
            Secrets secrets,
            ApplicationEventPublisher events,
            Clock clock) {
        this.carts = carts;
        this.endedCarts = endedCarts;
        this.views = views;
        this.catalogue = catalogue;
        this.properties = properties;
        this.secrets = secrets;
        this.events = events;
        this.clock = clock;
    }

    /** A new, empty cart. */
    @Transactional
    public CartView create() {
        var cart = new Cart(new CartId(secrets.next()), clock.instant().plus(properties.lifetime()));
        carts.save(cart);
        events.publishEvent(new CartCreated(cart.id()));
        return views.of(cart);
    }

    /** Throws {@link CartRefused.NotFound} for one that is unknown, has expired or was ordered. */
    @Transactional(readOnly = true)
    public CartView view(CartId id) {
        return views.of(find(id));
    }

    /** What the cart would cost if it went to this state; nothing is changed. */
    @Transactional(readOnly = true)
    public Totals quote(CartId id, IndianState destination) {
        return views.totals(find(id), destination);
    }

    /** Throws {@link CartRefused} or {@link InsufficientStock} if the shop cannot sell that many. */
    @Transactional
    public CartView add(CartId id, IfMatch ifMatch, Sku sku, Quantity quantity) {
        return change(id, ifMatch, cart -> {
            var line = cart.add(sku, quantity);
            if (cart.items().size() > properties.maxLines()) {
                throw new CartRefused.OverLimit(
                        "A cart may have %d different skus at the most.".formatted(properties.maxLines()));
            }
            return line;
        });
    }

    /** As {@link #add}. */
    @Transactional
    public CartView change(CartId id, IfMatch ifMatch, CartItemId itemId, Quantity quantity) {
        return change(id, ifMatch, cart -> {
            var line = cart.item(itemId);
            line.change(quantity);
            return line;
        });
    }

    /** Throws {@link CartRefused.NotFound} if the line is gone already. */
    @Transactional
    public CartView remove(CartId id, IfMatch ifMatch, CartItemId itemId) {
        return change(id, ifMatch, cart -> {
            cart.remove(cart.item(itemId));
            return null;
        });
    }

    /**
     * Ends the cart and hands out what was in it, once: part of the transaction that makes the order.
     *
     * @return the items at today's prices, at least one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Item> order(CartId id) {
        if (!endedCarts.end(id)) {
            throw whyNot(id);
        }
        var lines = endedCarts.lines(id);
        if (lines.isEmpty()) {
            throw new CartRefused.Empty();
        }
        var offers = catalogue.offers(lines.keySet());
        return lines.entrySet().stream()
                .map(line -> new Item(forSale(line.getKey(), offers), line.getValue()))
                .toList();
    }

    /** @param change gives back the line that the shop must be able to sell now, or null */
    private CartView change(CartId id, IfMatch ifMatch, Function<Cart, @Nullable CartItem> change) {
        var cart = locked(id);
        ifMatch.require(cart.version());
        var line = change.apply(cart);
        var shelf = views.shelf(cart);
        if (line != null) {
            check(line, shelf);
        }
        cart.keepUntil(clock.instant().plus(properties.lifetime()));
        carts.flush();
        return views.of(cart, shelf);
    }

    private Cart find(CartId id) {
        return carts.find(id).filter(cart -> !cart.isOrdered()).orElseThrow(CartRefused.NotFound::new);
    }

    private Cart locked(CartId id) {
        return carts.findForChange(id).filter(cart -> !cart.isOrdered()).orElseThrow(() -> whyNot(id));
    }

    private CartRefused whyNot(CartId id) {
        return carts.find(id).isPresent() ? new CartRefused.AlreadyOrdered() : new CartRefused.NotFound();
    }

    private void check(CartItem line, CartViews.Shelf shelf) {
        if (line.quantity().value() > properties.maxQuantity()) {
            throw new CartRefused.OverLimit(
                    "A cart may have %d pieces of one sku at the most.".formatted(properties.maxQuantity()));
        }
        forSale(line.sku(), shelf.offers());
        if (!shelf.suffices(line)) {
            var shortage = new InsufficientStock.Shortage(line.sku(), line.quantity(), shelf.available(line.sku()));
            throw new InsufficientStock(List.of(shortage));
        }
    }

    private static Offer forSale(Sku sku, Map<Sku, Offer> offers) {
        var offer = offers.get(sku);
        if (offer == null || !offer.published()) {
            throw new CartRefused.NotForSale(sku);
        }
        return offer;
    }
}
