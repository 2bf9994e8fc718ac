package com.bharatmart.platform.idempotency;

import com.bharatmart.platform.database.WriteJobs;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes expired records. Runs on every instance; each skips the rows that another instance is deleting. */
@Component
class IdempotencyCleanupJob {

    private static final int BATCH = 1_000;

    private final IdempotencyRepository records;
    private final IdempotencyProperties properties;

    IdempotencyCleanupJob(IdempotencyRepository records, IdempotencyProperties properties) {
        this.records = records;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M", scheduler = WriteJobs.SCHEDULER)
    void deleteExpired() {
        while (records.deleteOlderThan(properties.retention(), BATCH) == BATCH) {}
    }
}
