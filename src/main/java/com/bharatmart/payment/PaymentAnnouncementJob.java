package com.bharatmart.payment;

import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.database.WriteJobs;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Publishes the events of this module after the commits of their changes. Runs on every instance; each skips the rows of
 * another one. A crash announces nothing or all of a batch, with what the listeners have written. A change of a payment
 * therefore waits for no listener, and no listener can make it fail.
 */
@Component
class PaymentAnnouncementJob {

    private static final int BATCH = 100;

    private final PaymentAnnouncementRepository announcements;
    private final ApplicationEventPublisher events;
    private final TransactionRetry transactions;

    PaymentAnnouncementJob(
            PaymentAnnouncementRepository announcements,
            ApplicationEventPublisher events,
            TransactionRetry transactions) {
        this.announcements = announcements;
        this.events = events;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelayString = WriteJobs.POLL_INTERVAL, initialDelayString = "PT1S", scheduler = WriteJobs.SCHEDULER)
    void announce() {
        while (announceBatch() == BATCH) {}
    }

    private int announceBatch() {
        return transactions.execute(() -> {
            var changes = announcements.take(BATCH);
            changes.forEach(change -> events.publishEvent(change.event()));
            return changes.size();
        });
    }
}
