package com.bharatmart.catalog.web;

import com.bharatmart.platform.overload.AdmissionPermit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds responses outside of this instance's memory: in Redis, if another instance has put them there, or in the database.
 * Puts a response into Redis only when it is requested again, since most are requested once.
 */
class CatalogResponseLoader {

    private static final int MAX_LOOKUPS = 4;
    private static final Duration LOOKUP_INTERVAL = Duration.ofMillis(15);

    private final RedisResponseCache shared;
    private final Duration freshFor;
    private final Counter loads;

    CatalogResponseLoader(CatalogProperties properties, RedisResponseCache shared, MeterRegistry metrics) {
        this.shared = shared;
        this.freshFor = properties.freshFor();
        this.loads = Counter.builder("catalogue.answers.loads")
                .description("Responses that were loaded from the database")
                .register(metrics);
    }

    CachedResponse load(Supplier<CachedResponse> load) {
        loads.increment();
        return load.get();
    }

    /** A response that this instance does not have. Waits a moment if another instance loads it. */
    CachedResponse loadFirst(String key, long version, Supplier<CachedResponse> load) {
        var found = shared.find(key, version, false);
        for (var lookup = 1; found.isLoading() && lookup < MAX_LOOKUPS; lookup++) {
            pause();
            found = shared.find(key, version, false);
        }
        return found.response() == null ? load(load) : found.response();
    }

    /** A response that this instance has an old one of; null if another instance loads it. */
    @Nullable CachedResponse reload(String key, long version, Supplier<CachedResponse> load) {
        var found = shared.find(key, version, true);
        if (found.isLoading()) {
            return null;
        }
        return found.response() == null ? loadAndShare(key, version, load) : found.response();
    }

    private CachedResponse loadAndShare(String key, long version, Supplier<CachedResponse> load) {
        try {
            var response = load(load);
            shared.put(key, version, response, freshFor);
            return response;
        } catch (RuntimeException e) {
            shared.release(key, version);
            throw e;
        }
    }

    private static void pause() {
        try {
            AdmissionPermit.releasedWhile(() -> {
                Thread.sleep(LOOKUP_INTERVAL);
                return true;
            });
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
