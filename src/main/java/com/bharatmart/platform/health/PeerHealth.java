package com.bharatmart.platform.health;

import com.bharatmart.platform.redis.RedisErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Whether the other instances see the database, exchanged through Redis. If only this instance has lost the database, the
 * others should get its requests. If all instances have lost it, the load balancer has nowhere else to send requests, and a
 * response from a cache, or a 503 with {@code Retry-After}, is better than the load balancer's own error.
 */
class PeerHealth {

    private static final Logger log = LoggerFactory.getLogger(PeerHealth.class);

    private static final List<String> KEYS = List.of("bharatmart:{health}:alive", "bharatmart:{health}:database");

    /** An instance that has not written for this long is not counted, in seconds. */
    private static final int TIME_TO_LIVE = 6;

    /**
     * Writes that this instance is alive and whether it sees the database. Returns 1 if there are other instances and no
     * instance sees the database, else 0. Uses the clock of Redis.
     */
    private static final RedisScript<Long> EXCHANGE = new DefaultRedisScript<>("""
            local now = tonumber(redis.call('TIME')[1])
            redis.call('ZADD', KEYS[1], now, ARGV[1])
            if ARGV[2] == 'true' then
                redis.call('ZADD', KEYS[2], now, ARGV[1])
            else
                redis.call('ZREM', KEYS[2], ARGV[1])
            end
            for _, key in ipairs(KEYS) do
                redis.call('ZREMRANGEBYSCORE', key, '-inf', now - tonumber(ARGV[3]))
                redis.call('EXPIRE', key, ARGV[3])
            end
            if redis.call('ZCARD', KEYS[1]) > 1 and redis.call('ZCARD', KEYS[2]) == 0 then
                return 1
            end
            return 0""", Long.class);

    private final StringRedisTemplate redis;
    private final BooleanSupplier databaseUp;
    private final String instance;
    private final Duration interval;
    private @Nullable Long lastExchange;
    private volatile boolean exchanged;
    private volatile boolean databaseLost;

    /**
     * @param instance unique among all instances
     * @param interval the shortest time between two exchanges
     */
    PeerHealth(StringRedisTemplate redis, BooleanSupplier databaseUp, String instance, Duration interval) {
        this.redis = redis;
        this.databaseUp = databaseUp;
        this.instance = instance;
        this.interval = interval;
    }

    /** Whether there are other instances, and none of them sees the database either. False if that is unknown. */
    boolean haveLostDatabase() {
        return databaseLost;
    }

    /** Whether the last exchange succeeded. A Redis that only answers, such as a full one or a replica, refuses it. */
    boolean hasExchanged() {
        return exchanged;
    }

    void exchangeIfDue() {
        var now = System.nanoTime();
        if (lastExchange == null || now - lastExchange >= interval.toNanos()) {
            lastExchange = now;
            exchange();
        }
    }

    void exchange() {
        try {
            var lost = redis.execute(
                    EXCHANGE, KEYS, instance, String.valueOf(databaseUp.getAsBoolean()), String.valueOf(TIME_TO_LIVE));
            databaseLost = Objects.requireNonNull(lost) == 1;
            exchanged = true;
        } catch (RuntimeException e) {
            if (exchanged) {
                log.warn("Redis does not accept the exchange with other instances: {}", e.toString());
            }
            databaseLost = false;
            exchanged = false;
            if (!RedisErrorCode.isRefusedWrite(e)) {
                throw e;
            }
        }
    }
}
