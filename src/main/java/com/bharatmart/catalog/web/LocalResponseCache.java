package com.bharatmart.catalog.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The memory of an instance for responses. What is requested most often stays. Most of it holds compressed responses, the
 * rest the bodies that are sent most often as they are sent.
 */
final class LocalResponseCache {

    /** Bytes that an entry takes in memory besides its text. */
    private static final int ENTRY_OVERHEAD = 400;

    /** Bodies as they are sent have the size of the memory divided by this. */
    private static final int SENT_BODIES_DIVISOR = 4;

    private final Cache<String, ResponseEntry> entries;
    private final DecompressedBodyCache bodies;
    private final CompressionDictionaries dictionaries = new CompressionDictionaries();
    private final StatsCounter statistics = new ConcurrentStatsCounter();

    LocalResponseCache(CatalogProperties properties, MeterRegistry metrics) {
        var size = properties.cacheSize().toBytes();
        var sizeOfBodies = size / SENT_BODIES_DIVISOR;
        this.bodies = new DecompressedBodyCache(DataSize.ofBytes(sizeOfBodies));
        this.entries = Caffeine.newBuilder()
                .expireAfterWrite(properties.freshFor().plus(properties.staleFor()))
                .maximumWeight(size - sizeOfBodies)
                .<String, ResponseEntry>weigher((key, entry) ->
                        ENTRY_OVERHEAD + key.length() + entry.response().size())
                .recordStats(() -> statistics)
                .build();
        CaffeineCacheMetrics.monitor(metrics, entries, "catalogue");
    }

    /** Counts as a request for the response. */
    @Nullable ResponseEntry get(String key) {
        return entries.getIfPresent(key);
    }

    /** Counts as a request only if {@link #recordHit} is called too. */
    @Nullable ResponseEntry peek(String key) {
        return entries.asMap().get(key);
    }

    void recordHit() {
        statistics.recordHits(1);
    }

    void put(String key, ResponseEntry entry) {
        entries.put(key, entry);
    }

    /** A body that is similar to that of this response; null if there is none. */
    byte @Nullable [] dictionary(String key, CachedResponse response) {
        return dictionaries.find(key, response.body());
    }

    /** The body of a response. Callers must not change it. */
    byte[] body(CachedResponse response) {
        return bodies.get(response.body());
    }
}
