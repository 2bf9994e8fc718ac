package com.bharatmart.payment.event;

import com.bharatmart.platform.database.WriteJobs;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes processed events. The gateway repeats an event for a day; staff look back for longer. */
@Component
class PaymentEventCleanupJob {

    private static final Duration AGE = Duration.ofDays(90);

    private final PaymentEventRepository events;

    PaymentEventCleanupJob(PaymentEventRepository events) {
        this.events = events;
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT5M", scheduler = WriteJobs.SCHEDULER)
    void deleteOld() {
        events.deleteOlderThan(AGE);
    }
}
