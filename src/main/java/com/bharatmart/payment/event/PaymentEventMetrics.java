package com.bharatmart.payment.event;

import com.bharatmart.payment.event.PaymentEventRepository.Backlog;
import com.bharatmart.platform.database.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Webhooks in. The gauges are the same on every instance: take the maximum, not the sum. */
@Component
class PaymentEventMetrics {

    private static final Logger log = LoggerFactory.getLogger(PaymentEventMetrics.class);

    private final PaymentEventRepository events;
    private final MeterRegistry registry;
    private volatile @Nullable Backlog backlog;

    PaymentEventMetrics(PaymentEventRepository events, MeterRegistry registry) {
        this.events = events;
        this.registry = registry;
        for (var receipt : PaymentEventService.Receipt.values()) {
            counter(receipt);
        }
        gauge("payments.events.failed", "Events of the gateway that are set apart for staff", Backlog::failed)
                .register(registry);
        gauge("payments.events.oldest.waiting", "Age of the oldest event that waits", Backlog::oldestSeconds)
                .baseUnit("seconds")
                .register(registry);
    }

    void received(PaymentEventService.Receipt receipt) {
        AfterCommit.run(() -> counter(receipt).increment());
    }

    private Counter counter(PaymentEventService.Receipt receipt) {
        return Counter.builder("payments.events.received")
                .description("Webhooks of the gateway")
                .tag("result", receipt.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT1S")
    void refresh() {
        try {
            backlog = events.backlog();
        } catch (DataAccessException e) {
            if (backlog != null) {
                log.warn("The backlog of payment events is unknown: {}", e.toString());
            }
            backlog = null;
        }
    }

    /** NaN while the backlog is unknown. */
    private Gauge.Builder<PaymentEventMetrics> gauge(String name, String description, ToDoubleFunction<Backlog> value) {
        return Gauge.builder(name, this, metrics -> {
                    var known = metrics.backlog;
                    return known == null ? Double.NaN : value.applyAsDouble(known);
                })
                .description(description);
    }
}
