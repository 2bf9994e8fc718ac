package com.bharatmart.payment.mismatch;

import com.bharatmart.platform.metrics.PolledValue;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Open mismatches. */
@Component
class MismatchMetrics {

    private final PolledValue<Long> open;

    MismatchMetrics(MismatchRepository mismatches, MeterRegistry registry) {
        this.open = new PolledValue<>("The number of payment mismatches", mismatches::countOpen);
        open.gauge(
                        "payments.mismatches.open",
                        "What the shop and the payment gateway do not agree in, and staff have not resolved",
                        Long::doubleValue)
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT1S")
    void refresh() {
        open.refresh();
    }
}
