package com.bharatmart.platform.health;

import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Redis, and through it what the other instances see of the database. If this instance alone has lost it, the others
 * should get its requests; if all have, there is nobody to send them to, and an answer from a cache, or a 503 that says
 * when to come back, is better than the load balancer's.
 */
@Component
@Order(2)
class PeerHealth implements HealthCheck {

    private static final List<String> KEYS = List.of("bharatmart:{health}:alive", "bharatmart:{health}:database");

    /** Seconds after which an instance that says nothing is none. */
    private static final int FORGOTTEN_AFTER = 6;

    /**
     * Notes, by the clock of Redis, that this instance is there and whether it sees the database, and counts the
     * others that are and do.
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
    private final DatabaseHealthCheck database;
    private final InstanceInfo instance;
    private volatile boolean lost;

    PeerHealth(StringRedisTemplate redis, DatabaseHealthCheck database, InstanceInfo instance) {
        this.redis = redis;
        this.database = database;
        this.instance = instance;
    }

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public boolean isVital() {
        return false;
    }

    /** Whether there are other instances, and none of them sees the database either. False if it cannot be known. */
    boolean hasLostTheDatabase() {
        return lost;
    }

    @Override
    public void run() {
        try {
            var answer = redis.execute(
                    EXCHANGE,
                    KEYS,
                    instance.process(),
                    String.valueOf(database.hasSucceeded()),
                    String.valueOf(FORGOTTEN_AFTER));
            lost = Objects.requireNonNull(answer) == 1;
        } catch (RuntimeException e) {
            lost = false;
            throw e;
        }
    }
}
