package com.bharatmart.catalog.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.Inflater;
import org.springframework.util.unit.DataSize;

/** The bodies that are sent most often, as they are sent: to decompress one takes a part of the time of a request. */
final class DecompressedBodyCache {

    /** Bytes that an entry takes in memory besides its body. */
    private static final int ENTRY_OVERHEAD = 150;

    /**
     * A body is kept once in so many times that it is decompressed. What is sent often is soon kept; without this rule, bodies
     * that are all sent equally often displace each other all the time.
     */
    private static final int MISSES_PER_ADMISSION = 8;

    private final Cache<ResponseBody, byte[]> memory;

    /** As many as threads have decompressed at the same time. A new one takes longer than its work. */
    private final Queue<Inflater> inflaters = new ConcurrentLinkedQueue<>();

    DecompressedBodyCache(DataSize size) {
        this.memory = Caffeine.newBuilder()
                // By identity, and no longer than the response itself is in memory.
                .weakKeys()
                .maximumWeight(size.toBytes())
                .<ResponseBody, byte[]>weigher((body, _) -> ENTRY_OVERHEAD + body.length())
                .build();
    }

    /** Callers must not change it. */
    byte[] get(ResponseBody body) {
        if (!body.isCompressed()) {
            return body.bytes();
        }
        var kept = memory.getIfPresent(body);
        if (kept != null) {
            return kept;
        }
        var bytes = decompressed(body);
        if (ThreadLocalRandom.current().nextInt(MISSES_PER_ADMISSION) == 0) {
            memory.put(body, bytes);
        }
        return bytes;
    }

    private byte[] decompressed(ResponseBody body) {
        var free = inflaters.poll();
        var inflater = free == null ? ResponseBody.newInflater() : free;
        var bytes = body.bytes(inflater);
        inflater.reset();
        inflaters.add(inflater);
        return bytes;
    }
}
