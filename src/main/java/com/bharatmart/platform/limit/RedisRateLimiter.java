package com.bharatmart.platform.limit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
 * The limits that all instances share, in Redis. Each question is one script, which reads and writes one key: nothing is
 * tried again, however many ask at once. A slow answer concerns the request that waits for it; when half of the last
 * answers have failed or come too late, Redis is not asked for a second. The connection is of this class's own, made
 * outside of requests; once made, it comes back by itself.
 */
@Component
class RedisRateLimiter implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RedisRateLimiter.class);

    /**
     * The generic cell rate algorithm by the clock of Redis: under the key stands the time at which the limit is whole
     * again, in microseconds, and the key expires then. What was granted already is added in any case, and one more if
     * it fits. A time further away than that comes from a clock that was ahead, and does not count.
     *
     * <p>Arguments: interval and period in microseconds, how many were granted already, how many more are wanted (0 or
     * 1). Answer: whether these are granted, the time until the limit is whole, the time until one more fits.
     */
    private static final String SCRIPT = """
            local interval, period, spent, wanted =
                tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local whole = tonumber(redis.call('GET', KEYS[1]) or now) or now
            whole = math.max(now, math.min(whole, now + 2 * period)) + spent * interval
            local granted = 0
            if whole + wanted * interval <= now + period then
                whole = whole + wanted * interval
                granted = 1
            end
            if granted * wanted + spent > 0 then
                redis.call('SET', KEYS[1], string.format('%.0f', whole),
                    'PX', string.format('%.0f', math.max(1, math.ceil((whole - now) / 1000))))
            end
            return {granted, math.ceil(whole - now), math.ceil(math.max(0, whole + interval - now - period))}""";

    private final LettuceConnectionFactory redis;
    private final RateLimitProperties properties;
    private final CircuitBreaker circuit;
    private volatile @Nullable StatefulRedisConnection<String, String> connection;
    private volatile String digest = "";

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
                log.warn("Redis does not answer in time, so that this instance limits by itself for a second");
            }
        });
    }

    /**
     * Asks for a token.
     *
     * @param spent how many were granted without asking, which count from now on
     * @param wanted 0 to tell of those only, or 1
     * @return fails, at once or later, if Redis is not there
     */
    CompletableFuture<RateLimitResult> ask(RateLimit limit, String who, long spent, int wanted) {
        var made = connection;
        if (made == null || !circuit.tryAcquirePermission()) {
            return CompletableFuture.failedFuture(new IllegalStateException("Redis is not asked"));
        }
        var start = System.nanoTime();
        var answer = run(made, limit, who, spent, wanted).thenApply(numbers -> verdict(limit, numbers));
        var _ = answer.copy()
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
        return answer;
    }

    /** The answer, or null where it does not come within the budget of a request. */
    @Nullable RateLimitResult await(CompletableFuture<RateLimitResult> answer) {
        try {
            return answer.get(properties.redisBudget().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException _) {
            return null;
        }
    }

    @Scheduled(fixedDelayString = "PT1S")
    void connect() {
        if (connection != null || !properties.enabled() || !(redis.getNativeClient() instanceof RedisClient client)) {
            return;
        }
        try {
            var made = client.connect(StringCodec.UTF8);
            digest = made.async().digest(SCRIPT);
            connection = made;
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

    /** By the digest of the script; a Redis that does not know it, since it has just started, is sent the script. */
    private CompletableFuture<List<Long>> run(
            StatefulRedisConnection<String, String> made, RateLimit limit, String who, long spent, int wanted) {
        var keys = new String[] {limit.key(who)};
        var arguments = new String[] {
            micros(limit.rate().interval()),
            micros(limit.rate().period()),
            String.valueOf(spent),
            String.valueOf(wanted)
        };
        try {
            var commands = made.async();
            return commands.<List<Long>>evalsha(digest, ScriptOutputType.MULTI, keys, arguments)
                    .toCompletableFuture()
                    .exceptionallyCompose(e -> cause(e) instanceof RedisNoScriptException
                            ? commands.<List<Long>>eval(SCRIPT, ScriptOutputType.MULTI, keys, arguments)
                            : CompletableFuture.failedFuture(e));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static RateLimitResult verdict(RateLimit limit, List<Long> numbers) {
        var reset = Duration.of(numbers.get(1), ChronoUnit.MICROS);
        var pause = Duration.of(numbers.get(2), ChronoUnit.MICROS);
        if (numbers.getFirst() == 0) {
            return RateLimitResult.refused(limit, pause);
        }
        var left = limit.rate().period().minus(reset).dividedBy(limit.rate().interval());
        return new RateLimitResult(limit, Math.max(0, left), reset, Duration.ZERO);
    }

    private static String micros(Duration time) {
        return String.valueOf(time.toNanos() / 1000.0);
    }

    private static Throwable cause(Throwable e) {
        return e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    }
}
