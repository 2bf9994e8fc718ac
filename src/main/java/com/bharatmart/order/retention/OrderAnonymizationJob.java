package com.bharatmart.order.retention;

import com.bharatmart.order.OrderRetention;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.database.WriteJobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes the buyers from orders whose retention is over: what identifies a person goes, what was sold and for how much
 * stays, so all sums over orders, payments, stock and the books stay true. A slice in each transaction, on one instance at a
 * time, in the order of the ids: it goes on after the last order that it has changed.
 */
@Component
class OrderAnonymizationJob {

    private static final Logger log = LoggerFactory.getLogger(OrderAnonymizationJob.class);

    private static final int SLICE = 200;

    private final OrderAnonymizationRepository orders;
    private final OrderRetention retention;
    private final TransactionRetry transactions;
    private final ApplicationEventPublisher events;

    OrderAnonymizationJob(
            OrderAnonymizationRepository orders,
            OrderRetention retention,
            TransactionRetry transactions,
            ApplicationEventPublisher events) {
        this.orders = orders;
        this.retention = retention;
        this.transactions = transactions;
        this.events = events;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT8M", scheduler = WriteJobs.SCHEDULER)
    void anonymize() {
        var total = 0;
        int slice;
        do {
            slice = transactions.execute(this::anonymizeSlice);
            total += slice;
        } while (slice == SLICE);
        if (total > 0) {
            log.info("The retention of {} orders is over: they do not name their buyers anymore", total);
        }
    }

    /** Returns the number of orders: 0 if another instance is at work. */
    private int anonymizeSlice() {
        var over = orders.lockPosition().stream()
                .flatMap(position -> orders.after(position, SLICE).stream())
                .takeWhile(order -> retention.isOver(order.placedAt()))
                .map(OrderAnonymizationRepository.PlacedOrder::id)
                .toList();
        if (!over.isEmpty()) {
            orders.anonymize(over);
            events.publishEvent(new OrdersAnonymized(over));
        }
        return over.size();
    }
}
