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
     * Writes a new, empty cart at once: of two transactions that create a cart for one customer, the second fails here and
     * finds the cart of the first when it is repeated.
     *
     * @param customer null for a guest
     */
    Cart create(@Nullable CustomerId customer) {
        var cart = new Cart(new CartId(tokens.next()), customer, expiry());
        carts.save(cart);
        carts.flush();
        events.publishEvent(new CartCreated(cart.id()));
        return cart;
    }

    /** When a cart expires that changes now. */
    Instant expiry() {
        return clock.instant().plus(properties.lifetime());
    }
}
