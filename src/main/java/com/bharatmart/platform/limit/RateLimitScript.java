package com.bharatmart.platform.limit;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The generic cell rate algorithm by the clock of Redis, as a script that reads and writes one key. */
final class RateLimitScript implements AutoCloseable {

    /**
     * The key stores the time at which the limit is full again, in microseconds, and expires then. The script always adds
     * the tokens that were taken already, and one more if it fits. A stored time too far in the future comes from a clock
     * that was ahead, and is capped.
     *
     * <p>Arguments: interval and period in microseconds, the number of tokens taken already, the number requested (0 or
     * 1). Result: whether the request is granted, the time until the limit is full, the time until the next token.
     */
    private static final String SOURCE = """
            local interval, period, taken, requested =
                tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local full_at = tonumber(redis.call('GET', KEYS[1]) or now) or now
            full_at = math.max(now, math.min(full_at, now + 2 * period)) + taken * interval
            local granted = 0
            if full_at + requested * interval <= now + period then
                full_at = full_at + requested * interval
                granted = 1
            end
            if granted * requested + taken > 0 then
                redis.call('SET', KEYS[1], string.format('%.0f', full_at),
                    'PX', string.format('%.0f', math.max(1, math.ceil((full_at - now) / 1000))))
            end
            return {granted, math.ceil(full_at - now), math.ceil(math.max(0, full_at + interval - now - period))}""";

    private final StatefulRedisConnection<String, String> connection;
    private final String digest;

    RateLimitScript(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
        this.digest = connection.async().digest(SOURCE);
    }

    /** Sends the digest of the script; a Redis that does not know it, because it has just started, gets the source. */
    CompletableFuture<RateLimitResult> run(RateLimit.Key key, long taken, int requested) {
        var rate = key.limit().rate();
        var keys = new String[] {key.value()};
        var arguments = new String[] {
            micros(rate.interval()), micros(rate.period()), String.valueOf(taken), String.valueOf(requested)
        };
        try {
            var commands = connection.async();
            return commands.<List<Long>>evalsha(digest, ScriptOutputType.MULTI, keys, arguments)
                    .toCompletableFuture()
                    .exceptionallyCompose(e -> cause(e) instanceof RedisNoScriptException
                            ? commands.<List<Long>>eval(SOURCE, ScriptOutputType.MULTI, keys, arguments)
                            : CompletableFuture.failedFuture(e))
                    .thenApply(numbers -> result(key.limit(), numbers));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private static RateLimitResult result(RateLimit limit, List<Long> numbers) {
        var reset = Duration.of(numbers.get(1), ChronoUnit.MICROS);
        var retryAfter = Duration.of(numbers.get(2), ChronoUnit.MICROS);
        if (numbers.getFirst() == 0) {
            return RateLimitResult.exceeded(limit, retryAfter);
        }
        var left = limit.rate().period().minus(reset).dividedBy(limit.rate().interval());
        return RateLimitResult.allowed(limit, Math.max(0, left), reset);
    }

    private static String micros(Duration time) {
        return String.valueOf(time.toNanos() / 1000.0);
    }

    private static Throwable cause(Throwable e) {
        return e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    }
}
