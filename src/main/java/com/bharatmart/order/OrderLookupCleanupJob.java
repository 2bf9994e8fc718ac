package com.bharatmart.order;

import com.bharatmart.platform.database.WriteJobs;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes expired codes and tokens of looked-up orders. Runs on every instance; a repetition deletes nothing. */
@Component
class OrderLookupCleanupJob {

    private final OrderLookupRepository lookups;

    OrderLookupCleanupJob(OrderLookupRepository lookups) {
        this.lookups = lookups;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M", scheduler = WriteJobs.SCHEDULER)
    void deleteExpired() {
        lookups.deleteExpired();
    }
}
