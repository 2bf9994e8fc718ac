package com.bharatmart.cart;

import com.bharatmart.platform.database.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts new carts, to compare them with orders: each order closes exactly one cart. */
@Component
class CartMetrics {

    private final Counter created;

    CartMetrics(MeterRegistry registry) {
        this.created = Counter.builder("carts.created").description("New carts").register(registry);
    }

    @EventListener
    void on(CartCreated event) {
        AfterCommit.run(created::increment);
    }
}
