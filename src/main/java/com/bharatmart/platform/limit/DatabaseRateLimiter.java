package com.bharatmart.platform.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Limits that hold exactly over all instances, whatever happens to Redis or to the clock of an instance: PostgreSQL
 * counts. An instance remembers a rejection for a moment, so that a flood does not reach the database.
 */
@Component
class DatabaseRateLimiter {

    private static final Duration REJECTION_CACHE_TIME = Duration.ofSeconds(2);

    private final RateLimitCounterRepository counters;
    private final TokenReturnQueue returns;

    /** By {@link System#nanoTime}: until then the database would only reject again. */
    private final Cache<RateLimit.Key, Long> rejectedUntil = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REJECTION_CACHE_TIME)
            .build();

    DatabaseRateLimiter(RateLimitCounterRepository counters, TokenReturnQueue returns) {
        this.counters = counters;
        this.returns = returns;
    }

    /**
     * Takes one token.
     *
     * @throws RateLimitExceededException if there is none
     */
    void take(RateLimit.Key key) {
        checkLastRejection(key);
        if (!counters.take(key)) {
            var wait = counters.untilNext(key);
            rejectedUntil.put(key, System.nanoTime() + wait.toNanos());
            throw new RateLimitExceededException(RateLimitResult.exceeded(key.limit(), wait));
        }
    }

    /**
     * Takes one token of each key, or none at all.
     *
     * @throws RateLimitExceededException if one of them has none
     */
    void takeAll(List<RateLimit.Key> keys) {
        keys.forEach(this::checkLastRejection);
        var taken = new ArrayList<RateLimit.Key>();
        try {
            for (var key : keys) {
                take(key);
                taken.add(key);
            }
        } catch (RuntimeException e) {
            giveBackAll(taken);
            throw e;
        }
    }

    void giveBack(RateLimit.Key key) {
        rejectedUntil.invalidate(key);
        counters.giveBack(key);
    }

    /** Gives back one token of each key, later if the database is not available now. */
    void giveBackAll(List<RateLimit.Key> keys) {
        keys.forEach(key -> returns.run(() -> giveBack(key)));
    }

    /**
     * Asks this instance only.
     *
     * @throws RateLimitExceededException if the last rejection still holds
     */
    void checkLastRejection(RateLimit.Key key) {
        var until = rejectedUntil.getIfPresent(key);
        if (until == null) {
            return;
        }
        var wait = until - System.nanoTime();
        if (wait > 0) {
            throw new RateLimitExceededException(RateLimitResult.exceeded(key.limit(), Duration.ofNanos(wait)));
        }
    }
}
