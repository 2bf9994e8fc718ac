package com.bharatmart.platform.events;

import com.bharatmart.platform.database.WriteJobs;
import java.time.Duration;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Resubmits events that an instance left unfinished when it died. Runs on every instance, so listeners are idempotent. */
@Component
class EventResubmissionJob {

    private static final Duration OVERDUE = Duration.ofSeconds(30);

    private final IncompleteEventPublications publications;

    EventResubmissionJob(IncompleteEventPublications publications) {
        this.publications = publications;
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S", scheduler = WriteJobs.SCHEDULER)
    void resubmit() {
        publications.resubmitIncompletePublicationsOlderThan(OVERDUE);
    }
}
