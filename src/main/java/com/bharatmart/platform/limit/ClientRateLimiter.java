package com.bharatmart.platform.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** The requests of one client under one limit, as far as this instance knows. */
final class ClientRateLimiter {

    /** As many as this may be granted without Redis having counted them: one on its way to Redis, one to follow. */
    static final int BATCHES = 2;

    private final RateLimit limit;
    private final String who;
    private final long batch;
    private final RedisRateLimiter shared;

    /** The whole limit: what Redis has said of it last, and what this instance has granted since. */
    private final Bucket known;

    /** What this instance grants by itself. All that it grants is taken from here, whoever has granted it. */
    private final Bucket share;

    private final AtomicReference<Uncounted> uncounted = new AtomicReference<>(new Uncounted(0, 0));

    /** By {@link System#nanoTime}; until then Redis would only say no again. */
    private volatile long refusedUntil = System.nanoTime();

    /** @param batch how many reads are reported to Redis at once */
    ClientRateLimiter(RateLimit limit, String who, Rate share, long batch, RedisRateLimiter shared) {
        this.limit = limit;
        this.who = who;
        this.batch = batch;
        this.shared = shared;
        this.known = limit.rate().bucket();
        this.share = share.bucket();
    }

    RateLimitResult write() {
        var pause = pause();
        return pause.isPositive() ? RateLimitResult.refused(limit, pause) : asked(0);
    }

    RateLimitResult read() {
        var pause = pause();
        if (pause.isPositive()) {
            return RateLimitResult.refused(limit, pause);
        }
        var left = known.tryConsumeAndReturnRemaining(1);
        if (!left.isConsumed()) {
            return verdict(left);
        }
        var before = uncounted.getAndUpdate(one -> one.total() < BATCHES * batch ? one.andOneMore() : one);
        if (before.total() >= BATCHES * batch) {
            return asked(send(1));
        }
        share.tryConsume(1);
        var batchToSend = send(batch);
        if (batchToSend > 0) {
            var _ = heard(shared.ask(limit, who, batchToSend, 0), batchToSend);
        }
        return verdict(left);
    }

    /** Asks Redis for one more, and tells it of others; where it does not answer the share decides. */
    private RateLimitResult asked(long others) {
        var verdict = shared.await(heard(shared.ask(limit, who, others, 1), others));
        if (verdict == null) {
            return verdict(share.tryConsumeAndReturnRemaining(1));
        }
        if (verdict.isAllowed()) {
            share.tryConsume(1);
        }
        return verdict;
    }

    /** Remembers what Redis says, also when it says so too late for the request that has asked. */
    private CompletableFuture<RateLimitResult> heard(CompletableFuture<RateLimitResult> answer, long sent) {
        return answer.whenComplete((verdict, failure) -> {
            uncounted.updateAndGet(one -> one.answered(sent, failure == null));
            if (failure == null) {
                var others = known.getAvailableTokens() - verdict.remaining();
                if (others > 0) {
                    known.tryConsumeAsMuchAsPossible(others);
                }
                if (!verdict.isAllowed()) {
                    refusedUntil = System.nanoTime() + verdict.pause().toNanos();
                }
            }
        });
    }

    /** Takes the reads that are to be reported, none if there are fewer or others are on their way. */
    private long send(long least) {
        var before = uncounted.getAndUpdate(one -> one.isReady(least) ? one.allSent() : one);
        return before.isReady(least) ? before.waiting() : 0;
    }

    private RateLimitResult verdict(ConsumptionProbe probe) {
        return probe.isConsumed()
                ? new RateLimitResult(
                        limit,
                        probe.getRemainingTokens(),
                        Duration.ofNanos(probe.getNanosToWaitForReset()),
                        Duration.ZERO)
                : RateLimitResult.refused(limit, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Duration pause() {
        return Duration.ofNanos(Math.max(0, refusedUntil - System.nanoTime()));
    }

    /**
     * Reads that were granted and that Redis has not counted.
     *
     * @param waiting to be sent
     * @param sent and not answered
     */
    private record Uncounted(long waiting, long sent) {

        long total() {
            return waiting + sent;
        }

        Uncounted andOneMore() {
            return new Uncounted(waiting + 1, sent);
        }

        boolean isReady(long least) {
            return sent == 0 && waiting >= least;
        }

        Uncounted allSent() {
            return new Uncounted(0, waiting);
        }

        /** Those that Redis may not have counted are sent once more. */
        Uncounted answered(long number, boolean counted) {
            return new Uncounted(counted ? waiting : waiting + number, sent - number);
        }
    }
}
