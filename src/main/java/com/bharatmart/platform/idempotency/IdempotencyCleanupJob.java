package com.bharatmart.platform.idempotency;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs on every instance; each forgets what no other is forgetting at the moment. */
@Component
class IdempotencyCleanupJob {

    private static final int BATCH = 1_000;

    private final IdempotencyRepository records;
    private final IdempotencyProperties properties;

    IdempotencyCleanupJob(IdempotencyRepository records, IdempotencyProperties properties) {
        this.records = records;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void forget() {
        while (records.forgetOlderThan(properties.retention(), BATCH) == BATCH) {}
    }
}
