package com.bharatmart.catalog.web;

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
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Responses that the instances share in Redis, as long as the catalogue does not change. If several instances miss the
 * same response at once, only one of them loads it. Every failure counts as not found.
 *
 * <p>Sessions are in the same Redis, so the memory of this cache is bounded for all possible keys: there is a fixed number
 * of slots, a key has one of them by its hash, the last response replaces the one before, and large responses are not
 * stored.
 */
class RedisResponseCache {

    private static final Logger log = LoggerFactory.getLogger(RedisResponseCache.class);

    /**
     * Returns the response if the slot has the one for this key. Otherwise returns which instance loads it: L for the
     * caller, W for another one. Records the caller as the loading one if the last argument is 1.
     */
    private static final byte[] FIND = bytes("""
            local stored = redis.call('GET', KEYS[1])
            if stored and string.sub(stored, 1, #ARGV[1]) == ARGV[1] then
                return string.sub(stored, #ARGV[1] + 1)
            end
            local lead = redis.call('GET', KEYS[2])
            if lead == ARGV[1] then
                return 'W'
            end
            if not lead and ARGV[3] == '1' then
                redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
            end
            return 'L'""");

    /** Milliseconds after which another instance may load the response. */
    private static final byte[] LEASE = bytes("1000");

    private static final byte[] YES = bytes("1");
    private static final byte[] NO = bytes("0");

    /** Unlike the memory of an instance, Redis is not empty when the service starts again after its database was restored. */
    private static final Duration MAX_TIME_TO_LIVE = Duration.ofMinutes(5);

    private final StringRedisTemplate redis;
    private final BooleanSupplier unavailable;
    private final CatalogProperties properties;
    private final long millisToLive;
    private final String release;

    /** @param unavailable whether Redis is known not to answer */
    RedisResponseCache(RedisConnectionFactory connections, BooleanSupplier unavailable, CatalogProperties properties) {
        this.redis = new StringRedisTemplate(connections);
        this.unavailable = unavailable;
        this.properties = properties;
        this.millisToLive = Math.min(properties.freshFor().toMillis(), MAX_TIME_TO_LIVE.toMillis());
        var version = RedisResponseCache.class.getPackage().getImplementationVersion();
        this.release = version == null ? "development" : version;
    }

    /**
     * The response at this version of the catalogue.
     *
     * @param toLoad whether the caller loads a missing response, and other instances shall wait for it
     */
    Found find(String key, long version, boolean toLoad) {
        if (!isEnabled()) {
            return Found.NOTHING;
        }
        try {
            var found = redis.execute((RedisCallback<byte @Nullable []>)
                    connection -> find(commands(connection), slot(key, version), toLoad));
            if (found == null || found.length < 1) {
                return Found.NOTHING;
            }
            return found.length == 1 ? new Found(null, found[0] == 'W') : new Found(CachedResponse.read(found), false);
        } catch (DataAccessException e) {
            log.debug("Redis was not asked for a response", e);
            return Found.NOTHING;
        }
    }

    /** Stores a response, and does not wait for the result. */
    void put(String key, long version, CachedResponse response) {
        send(slot(key, version), (commands, slot) -> {
            var value = slot.value(response);
            if (value.length <= properties.sharedLimit().toBytes()) {
                var _ = commands.set(slot.responseKey(), value, SetArgs.Builder.px(millisToLive));
            }
            var _ = commands.del(slot.loadingKey());
        });
    }

    /** Lets another instance load the response, since this one could not. */
    void release(String key, long version) {
        send(slot(key, version), (commands, slot) -> {
            var _ = commands.del(slot.loadingKey());
        });
    }

    private void send(ResponseSlot slot, Command command) {
        if (!isEnabled()) {
            return;
        }
        try {
            redis.execute((RedisCallback<@Nullable Void>) connection -> {
                command.send(commands(connection), slot);
                return null;
            });
        } catch (DataAccessException e) {
            log.debug("A response was not stored in Redis", e);
        }
    }

    private ResponseSlot slot(String key, long version) {
        return new ResponseSlot(release, version, key, properties.sharedSlots());
    }

    private boolean isEnabled() {
        return properties.shared() && !unavailable.getAsBoolean();
    }

    private byte @Nullable [] find(
            RedisClusterAsyncCommands<byte[], byte[]> commands, ResponseSlot slot, boolean toLoad) {
        byte[][] keys = {slot.responseKey(), slot.loadingKey()};
        var response =
                commands.<byte[]>eval(FIND, ScriptOutputType.VALUE, keys, slot.identity(), LEASE, toLoad ? YES : NO);
        try {
            return response.get(properties.sharedTimeout().toNanos(), TimeUnit.NANOSECONDS);
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

    /**
     * @param response null if there is none
     * @param isLoading whether another instance loads it
     */
    record Found(@Nullable CachedResponse response, boolean isLoading) {
        private static final Found NOTHING = new Found(null, false);
    }

    private interface Command {
        void send(RedisClusterAsyncCommands<byte[], byte[]> commands, ResponseSlot slot);
    }
}
