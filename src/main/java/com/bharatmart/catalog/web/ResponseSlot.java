package com.bharatmart.catalog.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The place in Redis of the response for a key, and the identity of the key with all that the response depends on. */
final class ResponseSlot {

    private final String redisKey;
    private final byte[] identity;

    /**
     * @param release of the service: its instances must not read the responses of another one
     * @param slots how many there are
     */
    ResponseSlot(String release, long version, String key, int slots) {
        this.identity = "%s\n%d\n%d\n%s\n"
                .formatted(release, version, key.length(), key)
                .getBytes(StandardCharsets.UTF_8);
        var number = Math.floorMod(Arrays.hashCode((release + key).getBytes(StandardCharsets.UTF_8)), slots);
        // The braces put both keys into the same slot of a Redis cluster.
        this.redisKey = "bharatmart:catalogue:{" + number + '}';
    }

    byte[] responseKey() {
        return redisKey.getBytes(StandardCharsets.UTF_8);
    }

    /** Names the instance's key that is being loaded. */
    byte[] loadingKey() {
        return (redisKey + ":lead").getBytes(StandardCharsets.UTF_8);
    }

    byte[] identity() {
        return identity;
    }

    /** The response as it is stored: after the identity, so that a reader can tell keys of the same slot apart. */
    byte[] value(CachedResponse response) {
        var text = response.write();
        return ByteBuffer.allocate(identity.length + text.length)
                .put(identity)
                .put(text)
                .array();
    }
}
