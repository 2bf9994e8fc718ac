package com.bharatmart.platform.events;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Hands out again what an instance that died had not finished. Every instance does, so listeners bear a repeat. */
@Component
class ResubmitEvents {

    private static final Logger log = LoggerFactory.getLogger(ResubmitEvents.class);
    private static final Duration OVERDUE = Duration.ofSeconds(30);

    private final IncompleteEventPublications publications;

    ResubmitEvents(IncompleteEventPublications publications) {
        this.publications = publications;
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void resubmit() {
        try {
            publications.resubmitIncompletePublicationsOlderThan(OVERDUE);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Unfinished events stay until the next round: {}", e.toString());
        }
    }
}
