package com.bharatmart.platform.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Limits the requests of one client on this instance, see {@link RequestRateLimiter}. */
final class ClientRateLimiter {

    /** Batches of reads that Redis may not have counted: one in flight, one being filled. */
    static final int MAX_BATCHES = 2;

    private final RateLimit.Key key;
    private final long batch;
    private final RedisRateLimiter redis;

    /** The whole limit: the last state that Redis reported, and what this instance has granted since. */
    private final Bucket shared;

    /** The share of this instance without Redis. Every allowed request takes from it, also one that Redis allowed. */
    private final Bucket share;

    private final AtomicReference<Unreported> unreported = new AtomicReference<>(new Unreported(0, 0));

    /** By {@link System#nanoTime}: until then Redis would only reject again. */
    private volatile long rejectedUntil = System.nanoTime();

    /** @param batch the number of reads that go to Redis in one report */
    ClientRateLimiter(RateLimit.Key key, Rate share, long batch, RedisRateLimiter redis) {
        this.key = key;
        this.batch = batch;
        this.redis = redis;
        this.shared = key.limit().rate().bucket();
        this.share = share.bucket();
    }

    RateLimitResult write() {
        var wait = untilRetry();
        return wait.isPositive() ? RateLimitResult.exceeded(key.limit(), wait) : ask(0);
    }

    RateLimitResult read() {
        var wait = untilRetry();
        if (wait.isPositive()) {
            return RateLimitResult.exceeded(key.limit(), wait);
        }
        var probe = shared.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            return result(probe);
        }
        var before = unreported.getAndUpdate(reads -> reads.total() < MAX_BATCHES * batch ? reads.plusOne() : reads);
        if (before.total() >= MAX_BATCHES * batch) {
            return ask(startReport(1));
        }
        share.tryConsume(1);
        var report = startReport(batch);
        if (report > 0) {
            var _ = onResult(redis.take(key, report, 0), report);
        }
        return result(probe);
    }

    /** Asks Redis for one more token and reports reads. Without an answer the share of this instance decides. */
    private RateLimitResult ask(long report) {
        var result = redis.await(onResult(redis.take(key, report, 1), report));
        if (result == null) {
            return result(share.tryConsumeAndReturnRemaining(1));
        }
        if (result.isAllowed()) {
            share.tryConsume(1);
        }
        return result;
    }

    /** Applies the state that Redis reports, even if it comes too late for the request that asked. */
    private CompletableFuture<RateLimitResult> onResult(CompletableFuture<RateLimitResult> reply, long report) {
        return reply.whenComplete((result, failure) -> {
            unreported.updateAndGet(reads -> reads.completed(report, failure == null));
            if (failure == null) {
                var takenElsewhere = shared.getAvailableTokens() - result.remaining();
                if (takenElsewhere > 0) {
                    shared.tryConsumeAsMuchAsPossible(takenElsewhere);
                }
                if (!result.isAllowed()) {
                    rejectedUntil = System.nanoTime() + result.retryAfter().toNanos();
                }
            }
        });
    }

    /** The number of reads to report now: 0 if fewer than {@code min} wait or a report is in flight. */
    private long startReport(long min) {
        var before = unreported.getAndUpdate(reads -> reads.isReady(min) ? reads.sent() : reads);
        return before.isReady(min) ? before.waiting() : 0;
    }

    private RateLimitResult result(ConsumptionProbe probe) {
        return probe.isConsumed()
                ? RateLimitResult.allowed(
                        key.limit(), probe.getRemainingTokens(), Duration.ofNanos(probe.getNanosToWaitForReset()))
                : RateLimitResult.exceeded(key.limit(), Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Duration untilRetry() {
        return Duration.ofNanos(Math.max(0, rejectedUntil - System.nanoTime()));
    }

    /**
     * Granted reads that Redis has not counted.
     *
     * @param waiting for the next report
     * @param inFlight in a report without a reply
     */
    private record Unreported(long waiting, long inFlight) {

        long total() {
            return waiting + inFlight;
        }

        Unreported plusOne() {
            return new Unreported(waiting + 1, inFlight);
        }

        boolean isReady(long min) {
            return inFlight == 0 && waiting >= min;
        }

        Unreported sent() {
            return new Unreported(0, waiting);
        }

        /** Reads that Redis may not have counted are reported again. */
        Unreported completed(long number, boolean counted) {
            return new Unreported(counted ? waiting : waiting + number, inFlight - number);
        }
    }
}
