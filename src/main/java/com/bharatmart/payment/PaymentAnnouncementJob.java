package com.bharatmart.payment;

import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.events.OutboxJob;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes the events of this module after the commits of their changes. */
@Component
class PaymentAnnouncementJob extends OutboxJob {

    private final PaymentAnnouncementRepository announcements;

    PaymentAnnouncementJob(
            PaymentAnnouncementRepository announcements,
            ApplicationEventPublisher events,
            TransactionRetry transactions) {
        super(events, transactions);
        this.announcements = announcements;
    }

    @Override
    protected List<?> take(int limit) {
        return announcements.take(limit).stream()
                .map(PaymentAnnouncement::event)
                .toList();
    }
}
