package com.bharatmart.cart;

import com.bharatmart.catalog.CatalogService;
import com.bharatmart.catalog.Offer;
import com.bharatmart.inventory.InsufficientStockException;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.platform.security.TokenGenerator;
import com.bharatmart.pricing.PricingItem;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The shoppers' carts. Whoever knows the id of a guest's cart may use it; to all but its customer, a customer's cart does
 * not exist. A null customer is a guest.
 */
@Service
public class CartService {

    private final CartRepository carts;
    private final CartClosingRepository endedCarts;
    private final CartViewFactory views;
    private final CatalogService catalogue;
    private final CartProperties properties;
    private final TokenGenerator secrets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CartService(
            CartRepository carts,
            CartClosingRepository endedCarts,
            CartViewFactory views,
            CatalogService catalogue,
            CartProperties properties,
            TokenGenerator secrets,
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

    /** A new, empty cart for a guest. */
    @Transactional
    public CartView create() {
        return views.of(open(null));
    }

    /** The customer's one active cart, a new one if there is none. */
    @Transactional
    public CartView ofCustomer(CustomerId customer) {
        return views.of(active(customer));
    }

    /** Empty if the customer has no active cart. */
    @Transactional(readOnly = true)
    public Optional<CartId> find(CustomerId customer) {
        return carts.findActive(customer.value()).map(Cart::id);
    }

    /**
     * Moves what is in a guest's cart into the customer's one active cart. What that has no room for stays where it is.
     * Doing it again moves nothing twice. Two that merge at the same time wait for each other: the customer's cart is
     * locked first, the guest's then.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public MergedCart merge(CustomerId customer, CartId guestCart) {
        var cart = active(customer);
        var left = carts.findForChange(guestCart)
                .filter(guests -> guests.isGuests() && !guests.isOrdered())
                .map(guests -> move(guests, cart))
                .orElse(List.of());
        return new MergedCart(cart.id(), left);
    }

    /** Throws {@link CartException.NotFoundException} for one that is unknown, has expired or was ordered. */
    @Transactional(readOnly = true)
    public CartView view(CartId id, @Nullable CustomerId customer) {
        return views.of(find(id, customer));
    }

    /** What the cart would cost if it went to this state; nothing is changed. */
    @Transactional(readOnly = true)
    public Totals quote(CartId id, @Nullable CustomerId customer, IndianState destination) {
        return views.totals(find(id, customer), destination);
    }

    /** Throws {@link CartException} or {@link InsufficientStockException} if the shop cannot sell that many. */
    @Transactional
    public CartView add(CartId id, @Nullable CustomerId customer, IfMatch ifMatch, Sku sku, Quantity quantity) {
        return change(id, customer, ifMatch, cart -> {
            var line = cart.add(sku, quantity);
            if (cart.items().size() > properties.maxLines()) {
                throw new CartException.OverLimitException(
                        "A cart may have %d different skus at the most.".formatted(properties.maxLines()));
            }
            return line;
        });
    }

    /** As {@link #add}. */
    @Transactional
    public CartView change(
            CartId id, @Nullable CustomerId customer, IfMatch ifMatch, CartItemId itemId, Quantity quantity) {
        return change(id, customer, ifMatch, cart -> {
            var line = cart.item(itemId);
            line.change(quantity);
            return line;
        });
    }

    /** Throws {@link CartException.NotFoundException} if the line is gone already. */
    @Transactional
    public CartView remove(CartId id, @Nullable CustomerId customer, IfMatch ifMatch, CartItemId itemId) {
        return change(id, customer, ifMatch, cart -> {
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
    public List<PricingItem> close(CartId id, @Nullable CustomerId customer) {
        if (!endedCarts.end(id, customer)) {
            throw whyNot(id, customer);
        }
        var lines = endedCarts.lines(id);
        if (lines.isEmpty()) {
            throw new CartException.EmptyException();
        }
        var offers = catalogue.offers(lines.keySet());
        return lines.entrySet().stream()
                .map(line -> new PricingItem(forSale(line.getKey(), offers), line.getValue()))
                .toList();
    }

    /** @param change gives back the line that the shop must be able to sell now, or null */
    private CartView change(
            CartId id, @Nullable CustomerId customer, IfMatch ifMatch, Function<Cart, @Nullable CartItem> change) {
        var cart = locked(id, customer);
        ifMatch.require(cart.version());
        var line = change.apply(cart);
        var shelf = views.shelf(cart);
        if (line != null) {
            check(line, shelf);
        }
        cart.keepUntil(expiry());
        carts.flush();
        return views.of(cart, shelf);
    }

    private Cart active(CustomerId customer) {
        return carts.findActiveForChange(customer.value()).orElseGet(() -> {
            carts.deleteExpiredOf(customer.value());
            return open(customer);
        });
    }

    /** Written now: of two that open one for the same customer, the second fails here, and finds the first's next time. */
    private Cart open(@Nullable CustomerId customer) {
        var cart = new Cart(new CartId(secrets.next()), customer, expiry());
        carts.save(cart);
        carts.flush();
        events.publishEvent(new CartCreated(cart.id()));
        return cart;
    }

    /** Returns what there was no room for. */
    private List<MergedCart.Leftover> move(Cart guests, Cart cart) {
        var left = new ArrayList<MergedCart.Leftover>();
        for (var item : guests.items()) {
            var wanted = item.quantity().value();
            var moved = Math.min(wanted, cart.room(item.sku(), properties.maxQuantity(), properties.maxLines()));
            if (moved > 0) {
                cart.add(item.sku(), new Quantity(moved));
            }
            if (moved == wanted) {
                guests.remove(item);
            } else {
                item.change(new Quantity(wanted - moved));
                left.add(new MergedCart.Leftover(item.sku(), item.quantity()));
            }
        }
        cart.keepUntil(expiry());
        if (left.isEmpty()) {
            carts.delete(guests);
        } else {
            guests.keepUntil(expiry());
        }
        return left;
    }

    private Instant expiry() {
        return clock.instant().plus(properties.lifetime());
    }

    private Cart find(CartId id, @Nullable CustomerId customer) {
        return carts.find(id)
                .filter(cart -> cart.isOpenTo(customer) && !cart.isOrdered())
                .orElseThrow(CartException.NotFoundException::new);
    }

    private Cart locked(CartId id, @Nullable CustomerId customer) {
        return carts.findForChange(id)
                .filter(cart -> cart.isOpenTo(customer) && !cart.isOrdered())
                .orElseThrow(() -> whyNot(id, customer));
    }

    private CartException whyNot(CartId id, @Nullable CustomerId customer) {
        return carts.find(id).filter(cart -> cart.isOpenTo(customer)).isPresent()
                ? new CartException.AlreadyOrderedException()
                : new CartException.NotFoundException();
    }

    private void check(CartItem line, CartViewFactory.Shelf shelf) {
        if (line.quantity().value() > properties.maxQuantity()) {
            throw new CartException.OverLimitException(
                    "A cart may have %d pieces of one sku at the most.".formatted(properties.maxQuantity()));
        }
        forSale(line.sku(), shelf.offers());
        if (!shelf.suffices(line)) {
            var shortage =
                    new InsufficientStockException.Shortage(line.sku(), line.quantity(), shelf.available(line.sku()));
            throw new InsufficientStockException(List.of(shortage));
        }
    }

    private static Offer forSale(Sku sku, Map<Sku, Offer> offers) {
        var offer = offers.get(sku);
        if (offer == null || !offer.published()) {
            throw new CartException.NotForSaleException(sku);
        }
        return offer;
    }
}
