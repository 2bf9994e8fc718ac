package com.bharatmart.notification;

import com.bharatmart.platform.database.WriteJobs;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes sent messages, which are kept so that a repeated event sends none. Runs on every instance. */
@Component
class MessageCleanupJob {

    private static final Duration RETENTION = Duration.ofDays(90);

    private final MessageRepository messages;

    MessageCleanupJob(MessageRepository messages) {
        this.messages = messages;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M", scheduler = WriteJobs.SCHEDULER)
    void deleteOld() {
        messages.deleteOlderThan(RETENTION);
    }
}
