package com.bharatmart.catalog.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.Inflater;
import org.springframework.util.unit.DataSize;

/** The bodies that are sent most often, as they are sent: to decompress one takes a part of the time of a request. */
final class DecompressedBodyCache {

    /** Bytes that an entry takes in memory besides its body. */
    private static final int ENTRY_OVERHEAD = 150;

    private final LoadingCache<ResponseBody, byte[]> memory;

    /** As many as threads have decompressed at the same time. A new one takes longer than its work. */
    private final Queue<Inflater> inflaters = new ConcurrentLinkedQueue<>();

    DecompressedBodyCache(DataSize size) {
        this.memory = Caffeine.newBuilder()
                // By identity, and no longer than the response itself is in memory.
                .weakKeys()
                .maximumWeight(size.toBytes())
                .<ResponseBody, byte[]>weigher((body, _) -> ENTRY_OVERHEAD + body.length())
                .build(this::decompressed);
    }

    /** Callers must not change it. */
    byte[] get(ResponseBody body) {
        return body.isCompressed() ? memory.get(body) : body.bytes();
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
