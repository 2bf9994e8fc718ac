package com.bharatmart.platform.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The backlog of events, read in the background so that Prometheus never waits for the database. The values are the same on
 * every instance: take the maximum, not the sum.
 */
@Component
class UndeliveredEventMetrics implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(UndeliveredEventMetrics.class);

    /** Delivered events are deleted, so the table is as small as the backlog. */
    private static final String BACKLOG = """
            SELECT count(*), coalesce(extract(epoch FROM now() - min(publication_date)), 0)
            FROM event_publication WHERE completion_date IS NULL""";

    private final JdbcClient jdbc;
    private volatile @Nullable Backlog backlog;

    UndeliveredEventMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge("events.undelivered", "Events that wait for a listener", Backlog::count)
                .register(registry);
        gauge("events.oldest.undelivered", "Age of the oldest event that waits for a listener", Backlog::ageSeconds)
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT1S")
    void refresh() {
        try {
            backlog = jdbc.sql(BACKLOG)
                    .query((row, _) -> new Backlog(row.getLong(1), row.getLong(2)))
                    .single();
        } catch (DataAccessException e) {
            if (backlog != null) {
                log.warn("The backlog of events is unknown: {}", e.toString());
            }
            backlog = null;
        }
    }

    /** NaN while the backlog is unknown. */
    private Gauge.Builder<UndeliveredEventMetrics> gauge(
            String name, String description, ToDoubleFunction<Backlog> value) {
        return Gauge.builder(name, this, events -> {
                    var known = events.backlog;
                    return known == null ? Double.NaN : value.applyAsDouble(known);
                })
                .description(description);
    }

    private record Backlog(long count, long ageSeconds) {}
}
