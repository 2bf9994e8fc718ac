package com.bharatmart.catalog.web;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * What the instances have found out for one another, in Redis, for as long as the catalogue stays as it is. Of those who
 * miss the same answer at once one is told to find it. Whatever goes wrong here counts as not found.
 *
 * <p>Sessions are in the same Redis, so what is kept here is bounded whatever is asked: there is a fixed number of slots,
 * a question has one of them by its hash, the last answer kept there is the one that is there, and answers above a
 * size are not kept.
 */
class RedisResponseCache {

    private static final Logger log = LoggerFactory.getLogger(RedisResponseCache.class);

    /**
     * The answer, if the slot has one to this question, or who shall find it: L for whoever asks, W for another who is at
     * it. Who finds it is noted if the last argument is 1.
     */
    private static final byte[] LOOK = bytes("""
            local kept = redis.call('GET', KEYS[1])
            if kept and string.sub(kept, 1, #ARGV[1]) == ARGV[1] then
                return string.sub(kept, #ARGV[1] + 1)
            end
            local lead = redis.call('GET', KEYS[2])
            if lead == ARGV[1] then
                return 'W'
            end
            if not lead and ARGV[3] == '1' then
                redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
            end
            return 'L'""");

    /** Milliseconds after which another may try. */
    private static final byte[] LEASE = bytes("1000");

    private static final byte[] YES = bytes("1");
    private static final byte[] NO = bytes("0");

    private final StringRedisTemplate redis;
    private final BooleanSupplier away;
    private final CatalogProperties properties;
    private final String release;

    /** @param away whether there is no use in asking Redis */
    RedisResponseCache(RedisConnectionFactory connections, BooleanSupplier away, CatalogProperties properties) {
        this.redis = new StringRedisTemplate(connections);
        this.away = away;
        this.properties = properties;
        var version = RedisResponseCache.class.getPackage().getImplementationVersion();
        this.release = version == null ? "development" : version;
    }

    /**
     * What there is, at this version of the catalogue.
     *
     * @param toFind whether others are to wait for the answer if there is none
     */
    Found look(long version, String question, boolean toFind) {
        if (!isThere()) {
            return new Found(null, false);
        }
        try {
            var given = redis.execute((RedisCallback<byte @Nullable []>)
                    connection -> look(commands(connection), new Slot(version, question), toFind));
            if (given == null || given.length < 1) {
                return new Found(null, false);
            }
            return given.length == 1 ? new Found(null, given[0] == 'W') : new Found(CachedResponse.read(given), false);
        } catch (DataAccessException e) {
            log.debug("Redis was not asked for an answer", e);
            return new Found(null, false);
        }
    }

    /** Without waiting for whether it arrives. */
    void keep(long version, String question, CachedResponse answer, Duration time) {
        send(version, question, (commands, slot) -> {
            var value = slot.value(answer.write());
            if (value.length <= properties.sharedLimit().toBytes()) {
                var _ = commands.set(slot.keys()[0], value, SetArgs.Builder.px(time.toMillis()));
            }
            var _ = commands.del(slot.keys()[1]);
        });
    }

    /** Lets the next one try: there was no answer. */
    void giveUp(long version, String question) {
        send(version, question, (commands, slot) -> {
            var _ = commands.del(slot.keys()[1]);
        });
    }

    private void send(long version, String question, Sending sending) {
        if (!isThere()) {
            return;
        }
        try {
            redis.execute((RedisCallback<@Nullable Void>) connection -> {
                sending.send(commands(connection), new Slot(version, question));
                return null;
            });
        } catch (DataAccessException e) {
            log.debug("Redis was not told of an answer", e);
        }
    }

    private boolean isThere() {
        return properties.shared() && !away.getAsBoolean();
    }

    private byte @Nullable [] look(RedisClusterAsyncCommands<byte[], byte[]> commands, Slot slot, boolean toFind) {
        var answer = commands.<byte[]>eval(
                LOOK, ScriptOutputType.VALUE, slot.keys(), slot.question(), LEASE, toFind ? YES : NO);
        try {
            return answer.get(properties.sharedTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.debug("Redis did not answer in time", e);
        }
        return null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static RedisClusterAsyncCommands<byte[], byte[]> commands(RedisConnection connection) {
        return (RedisClusterAsyncCommands<byte[], byte[]>) connection.getNativeConnection();
    }

    /** Where the answer to a question is, and what the question is, with all that the answer depends on. */
    private final class Slot {
        private final byte[][] keys;
        private final byte[] question;

        Slot(long version, String question) {
            this.question = bytes("%s\n%d\n%d\n%s\n".formatted(release, version, question.length(), question));
            var number = Math.floorMod(Arrays.hashCode(bytes(release + question)), properties.sharedSlots());
            // In the same slot of a cluster.
            var key = "bharatmart:catalogue:{" + number + '}';
            this.keys = new byte[][] {bytes(key), bytes(key + ":lead")};
        }

        byte[][] keys() {
            return keys;
        }

        byte[] question() {
            return question;
        }

        byte[] value(byte[] answer) {
            return ByteBuffer.allocate(question.length + answer.length)
                    .put(question)
                    .put(answer)
                    .array();
        }
    }

    /**
     * @param answer null if there is none
     * @param isComing whether another instance is about to find it
     */
    record Found(@Nullable CachedResponse answer, boolean isComing) {}

    private interface Sending {
        void send(RedisClusterAsyncCommands<byte[], byte[]> commands, Slot slot);
    }
}
