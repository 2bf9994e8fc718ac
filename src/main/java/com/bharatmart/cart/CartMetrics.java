package com.bharatmart.cart;

import com.bharatmart.platform.database.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carts, to be compared with the orders that were made of them: each order ends exactly one. */
@Component
class CartMetrics {

    private final Counter created;

    CartMetrics(MeterRegistry registry) {
        this.created = Counter.builder("carts.created")
                .description("Carts that were begun")
                .register(registry);
    }

    @EventListener
    void on(CartCreated event) {
        AfterCommit.run(created::increment);
    }
}
