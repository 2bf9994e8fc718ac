package com.bharatmart.platform.events;

import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.database.WriteJobs;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Publishes the events of an outbox: rows that a module has written with its changes. Runs on every instance; each skips the
 * rows of another one. A crash announces nothing or all of a batch, with what the listeners have written. A change therefore
 * waits for no listener, and no listener can make it fail.
 */
public abstract class OutboxJob {

    private static final int BATCH = 100;

    private final ApplicationEventPublisher events;
    private final TransactionRetry transactions;

    protected OutboxJob(ApplicationEventPublisher events, TransactionRetry transactions) {
        this.events = events;
        this.transactions = transactions;
    }

    /** Takes at most so many events out of the outbox, in the transaction of the caller, in the order of their changes. */
    protected abstract List<?> take(int limit);

    @Scheduled(fixedDelayString = WriteJobs.POLL_INTERVAL, initialDelayString = "PT1S", scheduler = WriteJobs.SCHEDULER)
    public final void announce() {
        while (announceBatch() == BATCH) {}
    }

    private int announceBatch() {
        return transactions.execute(() -> {
            var taken = take(BATCH);
            taken.forEach(events::publishEvent);
            return taken.size();
        });
    }
}
