package com.bharatmart.platform.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Limits HTTP requests over all instances. A write asks {@link RedisRateLimiter}. A read is granted here and reported to
 * Redis in batches, so that it does not wait for Redis; an instance never has more than two unreported batches.
 *
 * <p>With a limit L, all instances together allow L writes and L + L/5 reads while Redis answers, at any parallelism.
 * Without Redis each of n instances allows what is left of its own share of 2 L / n, from which it takes every request
 * that it allows: at most 2 L for all instances together.
 */
@Component
class RequestRateLimiter {

    private static final int MAX_COUNTERS = 20_000;

    /** All instances together may grant the limit divided by this before Redis has counted it. */
    private static final int UNREPORTED_DIVISOR = 5;

    /** All instances together may grant this multiple of the limit without Redis. */
    private static final int MULTIPLE_WITHOUT_REDIS = 2;

    private final RedisRateLimiter redis;
    private final int instances;
    private final LoadingCache<RateLimit.Key, ClientRateLimiter> clients;

    RequestRateLimiter(RedisRateLimiter redis, RateLimitProperties properties) {
        this.redis = redis;
        this.instances = properties.instances();
        this.clients = Caffeine.newBuilder()
                .maximumSize(MAX_COUNTERS)
                .expireAfterAccess(Duration.ofHours(1))
                .build(this::create);
    }

    RateLimitResult read(RateLimit.Key key) {
        return clients.get(key).read();
    }

    RateLimitResult write(RateLimit.Key key) {
        return clients.get(key).write();
    }

    private ClientRateLimiter create(RateLimit.Key key) {
        var rate = key.limit().rate();
        var batch = Math.max(1, rate.tokens() / UNREPORTED_DIVISOR / ClientRateLimiter.MAX_BATCHES / instances);
        return new ClientRateLimiter(key, rate.share(MULTIPLE_WITHOUT_REDIS, instances), batch, redis);
    }
}
