package com.bharatmart.payment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Refunds that the gateway failed to send. The value is the same on every instance: take the maximum, not the sum. */
@Component
class RefundQueueMetrics {

    private static final Logger log = LoggerFactory.getLogger(RefundQueueMetrics.class);

    private final RefundQueueRepository queue;
    private volatile @Nullable Long failed;

    RefundQueueMetrics(RefundQueueRepository queue, MeterRegistry registry) {
        this.queue = queue;
        Gauge.builder("refunds.failed", this, metrics -> {
                    var known = metrics.failed;
                    return known == null ? Double.NaN : known;
                })
                .description("Refunds that the gateway failed to send, and that are to be sent again")
                .register(registry);
    }

    /** NaN while the number is unknown. */
    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT1S")
    void refresh() {
        try {
            failed = queue.countFailed();
        } catch (DataAccessException e) {
            if (failed != null) {
                log.warn("The number of failed refunds is unknown: {}", e.toString());
            }
            failed = null;
        }
    }
}
