package com.bharatmart.notification;

import com.bharatmart.platform.metrics.PolledValue;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The queue of messages. */
@Component
class MessageMetrics {

    /** By {@code message_due}, which is as small as the queue. */
    private static final String QUEUE = """
            SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0)
            FROM message WHERE state = 'WAITING'""";

    private final PolledValue<Queue> queue;

    MessageMetrics(JdbcClient jdbc, MeterRegistry registry) {
        this.queue = new PolledValue<>(
                "The queue of messages",
                () -> jdbc.sql(QUEUE)
                        .query((row, _) -> new Queue(row.getLong(1), row.getLong(2)))
                        .single());
        queue.gauge("messages.waiting", "Messages that wait to be sent", Queue::count)
                .register(registry);
        queue.gauge("messages.oldest.waiting", "Age of the oldest message that waits", Queue::ageSeconds)
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT1S")
    void refresh() {
        queue.refresh();
    }

    private record Queue(long count, long ageSeconds) {}
}
