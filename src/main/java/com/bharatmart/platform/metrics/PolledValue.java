package com.bharatmart.platform.metrics;

import io.micrometer.core.instrument.Gauge;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * What metrics tell about the database, read in the background so that Prometheus never waits for the database. It is the
 * same on every instance: take the maximum, not the sum.
 */
public final class PolledValue<T> {

    private static final Logger log = LoggerFactory.getLogger(PolledValue.class);

    private final String name;
    private final Supplier<T> read;
    private volatile @Nullable T value;

    /** @param name the beginning of a sentence, for the log */
    public PolledValue(String name, Supplier<T> read) {
        this.name = name;
        this.read = read;
    }

    /** Reads the value. It is unknown from now on if the database does not answer. */
    public void refresh() {
        try {
            value = read.get();
        } catch (DataAccessException e) {
            if (value != null) {
                log.warn("{} is unknown: {}", name, e.toString());
            }
            value = null;
        }
    }

    /** A gauge of a part of the value: NaN while it is unknown. The caller keeps this object for as long as the gauge. */
    public Gauge.Builder<PolledValue<T>> gauge(String metric, String description, ToDoubleFunction<T> part) {
        return Gauge.builder(metric, this, polled -> {
                    var known = polled.value;
                    return known == null ? Double.NaN : part.applyAsDouble(known);
                })
                .description(description);
    }
}
