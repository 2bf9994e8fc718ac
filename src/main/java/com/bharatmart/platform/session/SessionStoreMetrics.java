package com.bharatmart.platform.session;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Properties;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Whether Redis may evict sessions, and how full it is. Uses {@code INFO}, since managed services forbid {@code CONFIG}.
 * The values are NaN while Redis is unavailable.
 */
@Component
class SessionStoreMetrics {

    private static final Logger log = LoggerFactory.getLogger(SessionStoreMetrics.class);

    private static final String NO_EVICTION = "noeviction";

    private final StringRedisTemplate redis;
    private volatile @Nullable State state;
    private volatile boolean warned;

    SessionStoreMetrics(RedisConnectionFactory connections, MeterRegistry metrics) {
        this.redis = new StringRedisTemplate(connections);
        gauge(
                metrics,
                "redis.eviction.allowed",
                "1 if Redis may evict sessions when it is full",
                state -> state.mayEvict() ? 1 : 0);
        gauge(metrics, "redis.evicted.keys", "Keys that Redis has evicted since it started", State::evicted);
        gauge(metrics, "redis.memory.used", "Memory that Redis uses, in bytes", State::used);
        gauge(metrics, "redis.memory.max", "Memory that Redis may use, in bytes; 0 for no limit", State::max);
    }

    /** Also runs at the start, so that each deployment logs a wrong policy. */
    @Scheduled(fixedDelayString = "PT15S")
    void refresh() {
        try {
            var found = State.of(info("memory"), info("stats"));
            if (found.mayEvict() && !warned) {
                log.warn(
                        "Redis has the maxmemory-policy {}: when it is full it evicts sessions, and their users are"
                                + " signed out. It should be {}.",
                        found.policy(),
                        NO_EVICTION);
            }
            warned = found.mayEvict();
            state = found;
        } catch (DataAccessException e) {
            log.debug("Could not read the memory use of Redis", e);
            state = null;
        }
    }

    private Properties info(String section) {
        var found = redis.execute((RedisCallback<Properties>)
                connection -> connection.serverCommands().info(section));
        return found == null ? new Properties() : found;
    }

    private void gauge(MeterRegistry metrics, String name, String description, ToDoubleFunction<State> value) {
        Gauge.builder(name, () -> {
                    var known = state;
                    return known == null ? Double.NaN : value.applyAsDouble(known);
                })
                .description(description)
                .register(metrics);
    }

    /** @param max 0 for no limit */
    private record State(String policy, long evicted, long used, long max) {

        static State of(Properties memory, Properties stats) {
            return new State(
                    memory.getProperty("maxmemory_policy", NO_EVICTION),
                    number(stats, "evicted_keys"),
                    number(memory, "used_memory"),
                    number(memory, "maxmemory"));
        }

        boolean mayEvict() {
            return !policy.equals(NO_EVICTION);
        }

        private static long number(Properties info, String name) {
            return Long.parseLong(info.getProperty(name, "0"));
        }
    }
}
