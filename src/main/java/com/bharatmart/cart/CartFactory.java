package com.bharatmart.cart;

import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.platform.security.TokenGenerator;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Creates carts and determines their lifetime. */
@Component
class CartFactory {

    private final CartRepository carts;
    private final CartProperties properties;
    private final TokenGenerator tokens;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CartFactory(
            CartRepository carts,
            CartProperties properties,
            TokenGenerator tokens,
            ApplicationEventPublisher events,
            Clock clock) {
        this.carts = carts;
        this.properties = properties;
        this.tokens = tokens;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds a new, empty cart.
     *
     * @param customer who has no active cart; null for a guest
     */
    Cart create(@Nullable CustomerId customer) {
        var cart = new Cart(new CartId(tokens.next()), customer, expiry());
        carts.add(cart);
        events.publishEvent(new CartCreated(cart.id()));
        return cart;
    }

    /** Extends the lifetime of a cart that has changed, and writes the change. */
    void extend(Cart cart) {
        cart.extendTo(expiry());
        carts.save(cart);
    }

    private Instant expiry() {
        return clock.instant().plus(properties.lifetime());
    }
}
