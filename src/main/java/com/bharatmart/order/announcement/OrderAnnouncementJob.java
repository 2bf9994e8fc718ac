package com.bharatmart.order.announcement;

import com.bharatmart.order.OrderStatusCommitted;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.database.WriteJobs;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Publishes {@link OrderStatusCommitted} for changes that no instance has announced yet. Runs on every instance; each skips
 * the rows of another one. A crash announces nothing or all of a batch, with what the listeners have written.
 */
@Component
class OrderAnnouncementJob {

    private static final int BATCH = 100;

    private final OrderAnnouncementRepository announcements;
    private final ApplicationEventPublisher events;
    private final TransactionRetry transactions;

    OrderAnnouncementJob(
            OrderAnnouncementRepository announcements,
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
            changes.forEach(events::publishEvent);
            return changes.size();
        });
    }
}
