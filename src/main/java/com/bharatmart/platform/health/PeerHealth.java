package com.bharatmart.platform.health;

import com.bharatmart.platform.redis.RedisErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * What all instances find of the database, exchanged through Redis. If only this instance has lost the database, or finds
 * only one that accepts no writes, the others should get its requests. If all instances have lost it, the load balancer has
 * nowhere else to send requests, and a response from a cache, or a 503 with {@code Retry-After}, is better than the load
 * balancer's own error.
 */
class PeerHealth {

    private static final Logger log = LoggerFactory.getLogger(PeerHealth.class);

    /** Instances that are alive; of these the ones whose database accepts writes, and the ones whose database only reads. */
    private static final List<String> KEYS =
            List.of("bharatmart:{health}:alive", "bharatmart:{health}:database", "bharatmart:{health}:read-only");

    /** An instance that has not written for this long is not counted, in seconds. */
    private static final int TIME_TO_LIVE = 6;

    /**
     * Writes that this instance is alive and what it finds of the database. Returns the best that any instance finds, or
     * an empty string if there is no other instance. Uses the clock of Redis.
     */
    private static final RedisScript<String> EXCHANGE = new DefaultRedisScript<>("""
            local now = tonumber(redis.call('TIME')[1])
            redis.call('ZADD', KEYS[1], now, ARGV[1])
            for n, status in ipairs({'UP', 'READ_ONLY'}) do
                if ARGV[2] == status then
                    redis.call('ZADD', KEYS[n + 1], now, ARGV[1])
                else
                    redis.call('ZREM', KEYS[n + 1], ARGV[1])
                end
            end
            for _, key in ipairs(KEYS) do
                redis.call('ZREMRANGEBYSCORE', key, '-inf', now - tonumber(ARGV[3]))
                redis.call('EXPIRE', key, ARGV[3])
            end
            if redis.call('ZCARD', KEYS[1]) < 2 then
                return ''
            elseif redis.call('ZCARD', KEYS[2]) > 0 then
                return 'UP'
            elseif redis.call('ZCARD', KEYS[3]) > 0 then
                return 'READ_ONLY'
            end
            return 'DOWN'""", String.class);

    private final StringRedisTemplate redis;
    private final Supplier<CheckResult.Status> database;
    private final String instance;
    private final Duration interval;
    private final Duration detection;
    private @Nullable Long lastExchange;
    private volatile boolean exchanged;
    private volatile CheckResult.@Nullable Status bestDatabase;
    /** When no other instance was known to find more of the database than this one, of {@link System#nanoTime}. */
    private volatile long lastEqual;

    /**
     * @param instance unique among all instances
     * @param interval the shortest time between two exchanges while this instance finds nothing wrong
     * @param detection how long after the first instance the last one finds the same fault of the database
     */
    PeerHealth(
            StringRedisTemplate redis,
            Supplier<CheckResult.Status> database,
            String instance,
            Duration interval,
            Duration detection) {
        this.redis = redis;
        this.database = database;
        this.instance = instance;
        this.interval = interval;
        this.detection = detection;
        this.lastEqual = System.nanoTime() - detection.toNanos();
    }

    /**
     * The best that any instance finds of the database; null without another instance, or if it is unknown. Not better than
     * what this instance finds until others have found more for the time of the detection: until then, they may be about to
     * find the same. Otherwise all instances but the last one to notice a fault would give their requests to that one.
     */
    CheckResult.@Nullable Status bestDatabase() {
        var own = database.get();
        var best = bestDatabase;
        var now = System.nanoTime();
        if (best == null) {
            return null;
        }
        if (best.compareTo(own) >= 0) {
            lastEqual = now;
            return best;
        }
        return now - lastEqual < detection.toNanos() ? own : best;
    }

    /** Whether the last exchange succeeded. A Redis that only answers, such as a full one or a replica, refuses it. */
    boolean hasExchanged() {
        return exchanged;
    }

    void exchangeIfDue() {
        var now = System.nanoTime();
        if (lastExchange == null
                || now - lastExchange >= interval.toNanos()
                || database.get() != CheckResult.Status.UP) {
            lastExchange = now;
            exchange();
        }
    }

    void exchange() {
        try {
            var best = redis.execute(EXCHANGE, KEYS, instance, database.get().name(), String.valueOf(TIME_TO_LIVE));
            bestDatabase = best.isEmpty() ? null : CheckResult.Status.valueOf(best);
            exchanged = true;
            var _ = bestDatabase();
        } catch (RuntimeException e) {
            if (exchanged) {
                log.warn("Redis does not accept the exchange with other instances: {}", e.toString());
            }
            bestDatabase = null;
            exchanged = false;
            if (!RedisErrorCode.isRefusedWrite(e)) {
                throw e;
            }
        }
    }
}
