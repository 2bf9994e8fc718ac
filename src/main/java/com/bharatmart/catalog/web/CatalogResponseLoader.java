package com.bharatmart.catalog.web;

import com.bharatmart.platform.overload.AdmissionPermit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds responses outside of this instance's memory: in Redis, if another instance has put them there, or in the database.
 * Puts a response into Redis only when it is requested again, since most are requested once, and only if the replica that
 * it comes from was not behind.
 */
class CatalogResponseLoader {

    private static final int MAX_LOOKUPS = 4;
    private static final Duration LOOKUP_INTERVAL = Duration.ofMillis(15);

    private final RedisResponseCache shared;
    private final Reader reader;
    private final Counter loads;

    CatalogResponseLoader(RedisResponseCache shared, Reader reader, MeterRegistry metrics) {
        this.shared = shared;
        this.reader = reader;
        this.loads = Counter.builder("catalogue.answers.loads")
                .description("Responses that were loaded from the database")
                .register(metrics);
    }

    /** @param version of the catalog, as far as it is known */
    Loaded load(OptionalLong version, Supplier<CachedResponse> load) {
        loads.increment();
        var read = reader.read(load);
        return read.version().isPresent() ? read : new Loaded(read.response(), version);
    }

    /** A response that this instance does not have. Waits a moment if another instance loads it. */
    Loaded loadFirst(String key, long version, Supplier<CachedResponse> load) {
        var found = shared.find(key, version, false);
        for (var lookup = 1; found.isLoading() && lookup < MAX_LOOKUPS; lookup++) {
            pause();
            found = shared.find(key, version, false);
        }
        var known = OptionalLong.of(version);
        return found.response() == null ? load(known, load) : new Loaded(found.response(), known);
    }

    /** A response that this instance has an old one of; null if another instance loads it. */
    @Nullable Loaded reload(String key, long version, Supplier<CachedResponse> load) {
        var found = shared.find(key, version, true);
        if (found.isLoading()) {
            return null;
        }
        return found.response() == null
                ? loadAndShare(key, version, load)
                : new Loaded(found.response(), OptionalLong.of(version));
    }

    private Loaded loadAndShare(String key, long version, Supplier<CachedResponse> load) {
        try {
            var known = OptionalLong.of(version);
            var loaded = load(known, load);
            if (loaded.version().equals(known)) {
                shared.put(key, version, loaded.response());
            } else {
                shared.release(key, version);
            }
            return loaded;
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

    /** Reads a response from one of the databases. */
    interface Reader {
        /** Returns the response, with the version that the replica had, or without one if the primary was read. */
        Loaded read(Supplier<CachedResponse> load);
    }

    /**
     * A response, which may be newer than the version but not older.
     *
     * @param version of the catalog, empty if it is not known
     */
    record Loaded(CachedResponse response, OptionalLong version) {}
}
