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

/** Counts placed orders, their value, their changes of status, and failed checkouts by reason. */
@Component
class OrderMetrics implements RequestListener {

    private static final String CHECKOUT = "/api/v1/carts/{cartId}/checkout";

    /** Registered with zero at the start: the rate of a counter that appears with its first failure misses that failure. */
    private static final List<String> FAILURE_REASONS = List.of(
            "insufficient_stock",
            "price_changed",
            "internal_error",
            "overloaded",
            "dependency_unavailable",
            "read_only",
            "validation_failed");

    private final MeterRegistry registry;
    private final Counter created;
    private final Counter revenue;

    OrderMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.created =
                Counter.builder("orders.created").description("Placed orders").register(registry);
        this.revenue = Counter.builder("orders.revenue")
                .baseUnit("paise")
                .description("Sum of the totals of placed orders")
                .register(registry);
        FAILURE_REASONS.forEach(this::failed);
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

    /** Counts failed checkouts, whichever layer rejected them. */
    @Override
    public void on(CompletedRequest request) {
        if (request.isFailed() && request.route().equals(CHECKOUT)) {
            failed(Objects.requireNonNullElse(request.problem(), "http_" + request.status()))
                    .increment();
        }
    }

    private Counter failed(String reason) {
        return Counter.builder("orders.failed")
                .description("Failed checkouts, by the code of the problem")
                .tag("reason", reason)
                .register(registry);
    }

    private Counter reached(OrderStatus status) {
        return Counter.builder("orders.status.changes")
                .description("Orders that reached this status")
                .tag("status", status.name())
                .register(registry);
    }
}
