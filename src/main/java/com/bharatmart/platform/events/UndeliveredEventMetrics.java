package com.bharatmart.platform.events;

import com.bharatmart.platform.metrics.PolledValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The backlog of events. */
@Component
class UndeliveredEventMetrics implements MeterBinder {

    /** Delivered events are deleted, so the table is as small as the backlog. */
    private static final String BACKLOG = """
            SELECT count(*), coalesce(extract(epoch FROM now() - min(publication_date)), 0)
            FROM event_publication WHERE completion_date IS NULL""";

    private final PolledValue<Backlog> backlog;

    UndeliveredEventMetrics(JdbcClient jdbc) {
        this.backlog = new PolledValue<>(
                "The backlog of events",
                () -> jdbc.sql(BACKLOG)
                        .query((row, _) -> new Backlog(row.getLong(1), row.getLong(2)))
                        .single());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        backlog.gauge("events.undelivered", "Events that wait for a listener", Backlog::count)
                .register(registry);
        backlog.gauge(
                        "events.oldest.undelivered",
                        "Age of the oldest event that waits for a listener",
                        Backlog::ageSeconds)
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT1S")
    void refresh() {
        backlog.refresh();
    }

    private record Backlog(long count, long ageSeconds) {}
}
