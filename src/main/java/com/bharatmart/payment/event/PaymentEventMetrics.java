package com.bharatmart.payment.event;

import com.bharatmart.payment.event.PaymentEventRepository.Backlog;
import com.bharatmart.platform.database.AfterCommit;
import com.bharatmart.platform.metrics.PolledValue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Webhooks in. */
@Component
class PaymentEventMetrics {

    private final PolledValue<Backlog> backlog;
    private final MeterRegistry registry;

    PaymentEventMetrics(PaymentEventRepository events, MeterRegistry registry) {
        this.backlog = new PolledValue<>("The backlog of payment events", events::backlog);
        this.registry = registry;
        for (var receipt : PaymentEventService.Receipt.values()) {
            counter(receipt);
        }
        backlog.gauge("payments.events.failed", "Events of the gateway that are set apart for staff", Backlog::failed)
                .register(registry);
        backlog.gauge("payments.events.oldest.waiting", "Age of the oldest event that waits", Backlog::oldestSeconds)
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
        backlog.refresh();
    }
}
