package com.bharatmart.platform.idempotency;

import com.bharatmart.platform.database.WriteJobs;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes expired records. Runs on every instance. */
@Component
class IdempotencyCleanupJob {

    private final IdempotencyRepository records;
    private final IdempotencyProperties properties;

    IdempotencyCleanupJob(IdempotencyRepository records, IdempotencyProperties properties) {
        this.records = records;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M", scheduler = WriteJobs.SCHEDULER)
    void deleteExpired() {
        records.deleteOlderThan(properties.retention());
    }
}
