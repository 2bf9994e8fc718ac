package com.bharatmart.platform.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Counts requests. Reads are counted here and reported to the other instances in batches, so that none of them waits
 * for Redis; all instances together allow a client at most one batch each beyond its limit. Writes ask Redis, and are
 * counted here where Redis is away.
 */
@Component
class RequestLimits {

    private static final int MOST_KNOWN = 20_000;

    /** A batch is this part of a limit. */
    private static final int BATCHES = 60;

    private final SharedBuckets shared;
    private final LoadingCache<Key, Count> counts = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(Duration.ofHours(1))
            .build(Count::new);

    RequestLimits(SharedBuckets shared) {
        this.shared = shared;
    }

    Verdict read(Limit limit, String who) {
        return counts.get(new Key(limit, who)).take(shared);
    }

    Verdict write(Limit limit, String who) {
        var probe = shared.take(limit, who);
        return probe == null ? counts.get(new Key(limit, who)).takeHere() : verdict(limit, probe);
    }

    private static Verdict verdict(Limit limit, ConsumptionProbe probe) {
        return probe.isConsumed()
                ? new Verdict(
                        limit,
                        probe.getRemainingTokens(),
                        Duration.ofNanos(probe.getNanosToWaitForReset()),
                        Duration.ZERO)
                : Verdict.refused(limit, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private record Key(Limit limit, String who) {}

    /** Of one client, as far as this instance knows. */
    private static final class Count {
        private final Key key;
        private final long batch;
        private final Bucket here;
        private final AtomicLong unreported = new AtomicLong();
        private volatile long pausedUntil = System.nanoTime();

        Count(Key key) {
            var rate = key.limit().rate();
            this.key = key;
            this.batch = Math.max(1, rate.tokens() / BATCHES);
            this.here = Bucket.builder()
                    .addLimit(limit -> limit.capacity(rate.tokens()).refillGreedy(rate.tokens(), rate.period()))
                    .build();
        }

        Verdict take(SharedBuckets shared) {
            var pause = pausedUntil - System.nanoTime();
            if (pause > 0) {
                return Verdict.refused(key.limit(), Duration.ofNanos(pause));
            }
            var verdict = takeHere();
            if (verdict.isAllowed() && unreported.incrementAndGet() >= batch) {
                shared.report(
                        key.limit(),
                        key.who(),
                        unreported.getAndSet(0),
                        nanos -> pausedUntil = System.nanoTime() + nanos);
            }
            return verdict;
        }

        Verdict takeHere() {
            return verdict(key.limit(), here.tryConsumeAndReturnRemaining(1));
        }
    }
}
