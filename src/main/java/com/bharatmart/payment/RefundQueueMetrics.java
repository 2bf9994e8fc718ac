package com.bharatmart.payment;

import com.bharatmart.payment.RefundQueueRepository.Backlog;
import com.bharatmart.platform.metrics.PolledValue;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Refunds that have not left. */
@Component
class RefundQueueMetrics {

    private final PolledValue<Backlog> backlog;

    RefundQueueMetrics(RefundQueueRepository queue, MeterRegistry registry) {
        this.backlog = new PolledValue<>("The backlog of refunds", queue::backlog);
        backlog.gauge(
                        "refunds.failed",
                        "Refunds that the gateway failed to send, and that are to be sent again",
                        Backlog::failed)
                .register(registry);
        backlog.gauge("refunds.oldest.waiting", "Age of the oldest refund that has not left", Backlog::oldestSeconds)
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT1S")
    void refresh() {
        backlog.refresh();
    }
}
