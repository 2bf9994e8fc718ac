package com.bharatmart.catalog.web;

import com.bharatmart.shared.Fingerprint;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * What the instances have found out for one another, in Redis, for as long as the catalogue stays as it is. Of those who
 * miss the same answer at once one is told to find it. Whatever goes wrong here counts as not found.
 */
class SharedAnswers {

    private static final Logger log = LoggerFactory.getLogger(SharedAnswers.class);

    /** The answer, or who shall find it: L for whoever asks, W for another who is at it. */
    private static final byte[] LOOK = """
            local kept = redis.call('GET', KEYS[1])
            if kept then
                return kept
            end
            if redis.call('SET', KEYS[2], '1', 'NX', 'PX', ARGV[1]) then
                return 'L'
            end
            return 'W'""".getBytes(StandardCharsets.UTF_8);

    /** Milliseconds after which another may try. */
    private static final byte[] LEASE = "1000".getBytes(StandardCharsets.UTF_8);

    private final StringRedisTemplate redis;
    private final BooleanSupplier away;
    private final CatalogueProperties properties;
    private final String prefix;

    /** @param away whether there is no use in asking Redis */
    SharedAnswers(RedisConnectionFactory connections, BooleanSupplier away, CatalogueProperties properties) {
        this.redis = new StringRedisTemplate(connections);
        this.away = away;
        this.properties = properties;
        var release = SharedAnswers.class.getPackage().getImplementationVersion();
        this.prefix = "bharatmart:catalogue:" + (release == null ? "development" : release) + ':';
    }

    /** What there is, at this version of the catalogue. */
    Found look(long version, String question) {
        if (!isThere()) {
            return new Found(null, false);
        }
        try {
            var given = redis.execute(
                    (RedisCallback<byte @Nullable []>) connection -> look(commands(connection), version, question));
            if (given == null || given.length < 1) {
                return new Found(null, false);
            }
            return given.length == 1 ? new Found(null, given[0] == 'W') : new Found(KeptAnswer.read(given), false);
        } catch (DataAccessException e) {
            log.debug("Redis was not asked for an answer", e);
            return new Found(null, false);
        }
    }

    /** Without waiting for whether it arrives. */
    void keep(long version, String question, KeptAnswer answer, Duration time) {
        send(version, question, (commands, keys) -> {
            var _ = commands.set(keys[0], answer.write(), SetArgs.Builder.px(time.toMillis()));
            var _ = commands.del(keys[1]);
        });
    }

    /** Lets the next one try: there was no answer. */
    void giveUp(long version, String question) {
        send(version, question, (commands, keys) -> {
            var _ = commands.del(keys[1]);
        });
    }

    private void send(long version, String question, Sending sending) {
        if (!isThere()) {
            return;
        }
        try {
            redis.execute((RedisCallback<@Nullable Void>) connection -> {
                sending.send(commands(connection), keys(version, question));
                return null;
            });
        } catch (DataAccessException e) {
            log.debug("Redis was not told of an answer", e);
        }
    }

    private boolean isThere() {
        return properties.shared() && !away.getAsBoolean();
    }

    private byte @Nullable [] look(RedisClusterAsyncCommands<byte[], byte[]> commands, long version, String question) {
        var answer = commands.<byte[]>eval(LOOK, ScriptOutputType.VALUE, keys(version, question), LEASE);
        try {
            return answer.get(properties.sharedTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.debug("Redis did not answer in time", e);
        }
        return null;
    }

    /** In the same slot of a cluster. */
    private byte[][] keys(long version, String question) {
        var key = prefix + version + ":{" + Fingerprint.of(question) + '}';
        return new byte[][] {
            key.getBytes(StandardCharsets.UTF_8), (key + ":lead").getBytes(StandardCharsets.UTF_8),
        };
    }

    @SuppressWarnings("unchecked")
    private static RedisClusterAsyncCommands<byte[], byte[]> commands(
            org.springframework.data.redis.connection.RedisConnection connection) {
        return (RedisClusterAsyncCommands<byte[], byte[]>) connection.getNativeConnection();
    }

    /**
     * @param answer null if there is none
     * @param isComing whether another instance is about to find it
     */
    record Found(@Nullable KeptAnswer answer, boolean isComing) {}

    private interface Sending {
        void send(RedisClusterAsyncCommands<byte[], byte[]> commands, byte[][] keys);
    }
}
