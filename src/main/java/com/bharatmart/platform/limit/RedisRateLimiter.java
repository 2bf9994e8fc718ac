package com.bharatmart.platform.limit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Limits that all instances share, in Redis. Each call runs one script on one key and is not retried. A slow reply affects
 * only the request that waits for it; if half of the last replies failed or came too late, the circuit opens for a second.
 *
 * <p>The class has a connection of its own and opens it outside of requests; Lettuce reconnects an open connection.
 */
@Component
class RedisRateLimiter implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RedisRateLimiter.class);

    private final LettuceConnectionFactory redis;
    private final RateLimitProperties properties;
    private final CircuitBreaker circuit;
    private volatile @Nullable RateLimitScript script;

    RedisRateLimiter(LettuceConnectionFactory redis, RateLimitProperties properties) {
        this.redis = redis;
        this.properties = properties;
        this.circuit = CircuitBreaker.of(
                "rate-limit",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(50)
                        .minimumNumberOfCalls(20)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(Duration.ofSeconds(1))
                        .permittedNumberOfCallsInHalfOpenState(10)
                        .build());
        circuit.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                log.warn("Redis does not answer in time: this instance applies its own limits for a second");
            }
        });
    }

    /**
     * Takes tokens.
     *
     * @param taken tokens that this instance has granted without Redis, which count from now on
     * @param requested 1 for one more token, 0 only to report those
     * @return fails, at once or later, if Redis is not available
     */
    CompletableFuture<RateLimitResult> take(RateLimit.Key key, long taken, int requested) {
        var current = script;
        if (current == null || !circuit.tryAcquirePermission()) {
            return CompletableFuture.failedFuture(new IllegalStateException("Redis is not called"));
        }
        var start = System.nanoTime();
        var result = current.run(key, taken, requested);
        var _ = result.copy()
                .orTimeout(properties.redisBudget().toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((_, failure) -> {
                    var time = System.nanoTime() - start;
                    if (failure == null) {
                        circuit.onSuccess(time, TimeUnit.NANOSECONDS);
                    } else {
                        log.debug("Redis did not answer in time", failure);
                        circuit.onError(time, TimeUnit.NANOSECONDS, failure);
                    }
                });
        return result;
    }

    /** The result, or null if it does not come within the budget of a request. */
    @Nullable RateLimitResult await(CompletableFuture<RateLimitResult> result) {
        try {
            return result.get(properties.redisBudget().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException _) {
            return null;
        }
    }

    @Scheduled(fixedDelayString = "PT1S")
    void connect() {
        if (script != null || !properties.enabled() || !(redis.getNativeClient() instanceof RedisClient client)) {
            return;
        }
        try {
            script = new RateLimitScript(client.connect(StringCodec.UTF8));
        } catch (RuntimeException e) {
            log.debug("Redis is not available yet", e);
        }
    }

    @Override
    public void destroy() {
        var current = script;
        if (current != null) {
            current.close();
        }
    }
}
