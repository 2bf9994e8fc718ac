package com.bharatmart.productimport;

import com.bharatmart.platform.database.WriteJobs;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the reports of old imports. Runs on every instance. */
@Component
class ImportCleanupJob {

    private static final Duration RETENTION = Duration.ofDays(365);

    private final ImportFileRepository files;

    ImportCleanupJob(ImportFileRepository files) {
        this.files = files;
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT7M", scheduler = WriteJobs.SCHEDULER)
    void deleteOld() {
        files.deleteFinishedBefore(RETENTION);
    }
}
