package com.bharatmart.productimport;

import com.bharatmart.platform.database.WriteJobs;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the reports of old imports. Runs on every instance; each skips the rows that another instance is deleting. */
@Component
class ImportCleanupJob {

    private static final Duration RETENTION = Duration.ofDays(365);

    /** A report may have many rejected rows. */
    private static final int BATCH = 100;

    private final ImportFileRepository files;

    ImportCleanupJob(ImportFileRepository files) {
        this.files = files;
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT7M", scheduler = WriteJobs.SCHEDULER)
    void deleteOld() {
        while (files.deleteFinishedBefore(RETENTION, BATCH) == BATCH) {}
    }
}
