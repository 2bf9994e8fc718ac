package com.bharatmart.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The queue of messages. The values are the same on every instance: take the maximum, not the sum. */
@Component
class MessageMetrics {

    private static final Logger log = LoggerFactory.getLogger(MessageMetrics.class);

    /** By {@code message_due}, which is as small as the queue. */
    private static final String QUEUE = """
            SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0)
            FROM message WHERE state = 'WAITING'""";

    private final JdbcClient jdbc;
    private volatile @Nullable Queue queue;

    MessageMetrics(JdbcClient jdbc, MeterRegistry registry) {
        this.jdbc = jdbc;
        gauge("messages.waiting", "Messages that wait to be sent", Queue::count).register(registry);
        gauge("messages.oldest.waiting", "Age of the oldest message that waits", Queue::ageSeconds)
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT1S")
    void refresh() {
        try {
            queue = jdbc.sql(QUEUE)
                    .query((row, _) -> new Queue(row.getLong(1), row.getLong(2)))
                    .single();
        } catch (DataAccessException e) {
            if (queue != null) {
                log.warn("The queue of messages is unknown: {}", e.toString());
            }
            queue = null;
        }
    }

    /** NaN while the queue is unknown. */
    private Gauge.Builder<MessageMetrics> gauge(String name, String description, ToDoubleFunction<Queue> value) {
        return Gauge.builder(name, this, metrics -> {
                    var known = metrics.queue;
                    return known == null ? Double.NaN : value.applyAsDouble(known);
                })
                .description(description);
    }

    private record Queue(long count, long ageSeconds) {}
}
