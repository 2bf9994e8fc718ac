package com.bharatmart.order.announcement;

import com.bharatmart.order.OrderStatusCommitted;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.events.OutboxJob;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes {@link OrderStatusCommitted} for changes that no instance has announced yet. */
@Component
class OrderAnnouncementJob extends OutboxJob {

    private final OrderAnnouncementRepository announcements;

    OrderAnnouncementJob(
            OrderAnnouncementRepository announcements,
            ApplicationEventPublisher events,
            TransactionRetry transactions) {
        super(events, transactions);
        this.announcements = announcements;
    }

    @Override
    protected List<OrderStatusCommitted> take(int limit) {
        return announcements.take(limit);
    }
}
