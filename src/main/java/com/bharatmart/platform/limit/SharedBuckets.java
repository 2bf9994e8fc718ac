package com.bharatmart.platform.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The counts that all instances share, in Redis. No request waits for Redis longer than its budget, and after a failure
 * none asks it for a while. The connection is of this class's own, made outside of requests; once made, it comes back by
 * itself.
 */
@Component
class SharedBuckets implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SharedBuckets.class);
    private static final Duration REST = Duration.ofSeconds(1);

    private final LettuceConnectionFactory redis;
    private final RateLimitProperties properties;
    private volatile @Nullable StatefulRedisConnection<byte[], byte[]> connection;
    private volatile @Nullable ProxyManager<byte[]> buckets;
    private volatile long restUntil = System.nanoTime();

    SharedBuckets(LettuceConnectionFactory redis, RateLimitProperties properties) {
        this.redis = redis;
        this.properties = properties;
    }

    /** Takes one token; null where Redis cannot tell in time whether there is one. */
    @Nullable ConsumptionProbe take(Limit limit, String who) {
        var known = buckets;
        if (known == null || isResting()) {
            return null;
        }
        try {
            return known.builder().build(key(limit, who), limit.rate()::bucket).tryConsumeAndReturnRemaining(1);
        } catch (RuntimeException e) {
            rest(e);
            return null;
        }
    }

    /** Tells the others what was taken already; nobody waits for it. The consumer hears for how many ns to pause. */
    void report(Limit limit, String who, long taken, LongConsumer pause) {
        var known = buckets;
        if (known == null || isResting()) {
            return;
        }
        try {
            var _ = known.asAsync()
                    .builder()
                    .build(
                            key(limit, who),
                            () -> CompletableFuture.completedFuture(limit.rate().bucket()))
                    .consumeIgnoringRateLimits(taken)
                    .whenComplete((nanos, e) -> {
                        if (e != null) {
                            rest(e);
                        } else {
                            pause.accept(nanos);
                        }
                    });
        } catch (RuntimeException e) {
            rest(e);
        }
    }

    @Scheduled(fixedDelayString = "PT1S")
    void connect() {
        if (connection != null || !properties.enabled() || !(redis.getNativeClient() instanceof RedisClient client)) {
            return;
        }
        try {
            var made = client.connect(ByteArrayCodec.INSTANCE);
            connection = made;
            buckets = Bucket4jLettuce.casBasedBuilder(made)
                    .requestTimeout(properties.redisBudget())
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                    .build();
        } catch (RuntimeException e) {
            log.debug("There is no Redis yet", e);
        }
    }

    @Override
    public void destroy() {
        var made = connection;
        if (made != null) {
            made.close();
        }
    }

    private boolean isResting() {
        return restUntil - System.nanoTime() > 0;
    }

    private void rest(Throwable e) {
        if (!isResting()) {
            log.warn("Redis does not answer, so that this instance limits by itself: {}", e.toString());
        }
        restUntil = System.nanoTime() + REST.toNanos();
    }

    private static byte[] key(Limit limit, String who) {
        return limit.key(who).getBytes(StandardCharsets.UTF_8);
    }
}
