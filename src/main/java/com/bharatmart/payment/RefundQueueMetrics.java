package com.bharatmart.payment;

import com.bharatmart.platform.metrics.PolledValue;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Refunds that the gateway failed to send. */
@Component
class RefundQueueMetrics {

    private final PolledValue<Long> failed;

    RefundQueueMetrics(RefundQueueRepository queue, MeterRegistry registry) {
        this.failed = new PolledValue<>("The number of failed refunds", queue::countFailed);
        failed.gauge(
                        "refunds.failed",
                        "Refunds that the gateway failed to send, and that are to be sent again",
                        Long::doubleValue)
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT1S")
    void refresh() {
        failed.refresh();
    }
}
