package com.bharatmart.order;

import com.bharatmart.platform.database.AfterCommit;
import com.bharatmart.platform.metrics.CompletedRequest;
import com.bharatmart.platform.metrics.RequestListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the business asks: orders that were made, orders that were not and why, and what they are worth. */
@Component
class OrderMetrics implements RequestListener {

    private static final String CHECKOUT = "/api/v1/carts/{cartId}/checkout";

    /** Told as zero from the start: the rate of what appears with its first failure misses that failure. */
    private static final List<String> REASONS = List.of(
            "insufficient_stock", "internal_error", "overloaded", "dependency_unavailable", "validation_failed");

    private final MeterRegistry registry;
    private final Counter created;
    private final Counter revenue;

    OrderMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.created = Counter.builder("orders.created")
                .description("Orders that were placed")
                .register(registry);
        this.revenue = Counter.builder("orders.revenue")
                .baseUnit("paise")
                .description("Sum of the totals of the orders that were placed")
                .register(registry);
        REASONS.forEach(this::failed);
        for (var status : OrderStatus.values()) {
            reached(status);
        }
    }

    @EventListener
    void on(OrderPlaced event) {
        AfterCommit.run(() -> {
            created.increment();
            revenue.increment((double) event.total().amount());
        });
    }

    @EventListener
    void on(OrderStatusChanged event) {
        AfterCommit.run(() -> reached(event.status()).increment());
    }

    /** A checkout that was refused, wherever on its way that happened. */
    @Override
    public void on(CompletedRequest request) {
        if (request.isFailed() && request.route().equals(CHECKOUT)) {
            failed(Objects.requireNonNullElse(request.problem(), "http_" + request.status()))
                    .increment();
        }
    }

    private Counter failed(String reason) {
        return Counter.builder("orders.failed")
                .description("Checkouts that were refused, by the code of the problem")
                .tag("reason", reason)
                .register(registry);
    }

    private Counter reached(OrderStatus status) {
        return Counter.builder("orders.status.changes")
                .description("Orders that went on to this status")
                .tag("status", status.name())
                .register(registry);
    }
}
