package com.bharatmart.payment.settlement;

import com.bharatmart.platform.metrics.PolledValue;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Settlement reports that could not be compared. */
@Component
class SettlementMetrics {

    private final PolledValue<Long> overdue;

    SettlementMetrics(SettlementDayRepository days, MeterRegistry registry) {
        this.overdue = new PolledValue<>("The number of settlement reports to compare", days::countOverdue);
        overdue.gauge(
                        "payments.settlements.overdue",
                        "Days whose settlement report should have been compared a day ago",
                        Long::doubleValue)
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1S")
    void refresh() {
        overdue.refresh();
    }
}
