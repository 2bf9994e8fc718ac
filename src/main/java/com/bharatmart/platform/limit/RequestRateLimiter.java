package com.bharatmart.platform.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Counts requests. Writes ask Redis, one by one. Reads are granted here and reported to Redis in batches, so that they
 * do not wait for it, but an instance never has more than two batches that Redis has not counted.
 *
 * <p>Of a limit L and n instances, at any parallelism and for as long as Redis answers, all instances together allow L
 * writes, and L + L/5 reads. Where Redis does not answer, each allows what is left of its share of 2 L / n, from which
 * it takes all the requests of that client that it lets pass: that is 2 L at the most for all of them together.
 */
@Component
class RequestRateLimiter {

    private static final int MOST_KNOWN = 20_000;

    /** All instances together may have granted the limit divided by this without Redis having counted it. */
    private static final int UNCOUNTED = 5;

    /** What all instances together may grant while there is no Redis, as a multiple of the limit. */
    private static final int WITHOUT_REDIS = 2;

    private final RedisRateLimiter shared;
    private final int instances;
    private final LoadingCache<Key, ClientRateLimiter> counts;

    RequestRateLimiter(RedisRateLimiter shared, RateLimitProperties properties) {
        this.shared = shared;
        this.instances = properties.instances();
        this.counts = Caffeine.newBuilder()
                .maximumSize(MOST_KNOWN)
                .expireAfterAccess(Duration.ofHours(1))
                .build(this::count);
    }

    RateLimitResult read(RateLimit limit, String who) {
        return counts.get(new Key(limit, who)).read();
    }

    RateLimitResult write(RateLimit limit, String who) {
        return counts.get(new Key(limit, who)).write();
    }

    private ClientRateLimiter count(Key key) {
        var rate = key.limit().rate();
        var batch = Math.max(1, rate.tokens() / UNCOUNTED / ClientRateLimiter.BATCHES / instances);
        return new ClientRateLimiter(key.limit(), key.who(), rate.share(WITHOUT_REDIS, instances), batch, shared);
    }

    private record Key(RateLimit limit, String who) {}
}
