package com.bharatmart.payment.mismatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Open mismatches. The value is the same on every instance: take the maximum, not the sum. */
@Component
class MismatchMetrics {

    private static final Logger log = LoggerFactory.getLogger(MismatchMetrics.class);

    private final MismatchRepository mismatches;
    private volatile @Nullable Long open;

    MismatchMetrics(MismatchRepository mismatches, MeterRegistry registry) {
        this.mismatches = mismatches;
        Gauge.builder("payments.mismatches.open", this, metrics -> {
                    var known = metrics.open;
                    return known == null ? Double.NaN : known;
                })
                .description("What the shop and the payment gateway do not agree in, and staff have not resolved")
                .register(registry);
    }

    /** NaN while the number is unknown. */
    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT1S")
    void refresh() {
        try {
            open = mismatches.countOpen();
        } catch (DataAccessException e) {
            if (open != null) {
                log.warn("The number of payment mismatches is unknown: {}", e.toString());
            }
            open = null;
        }
    }
}
