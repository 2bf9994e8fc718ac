package com.bharatmart.catalog.web;

import com.bharatmart.platform.overload.AdmissionPermit;
import com.bharatmart.platform.problem.Unavailable;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/**
 * Responses in this instance's memory. A response is fresh as long as the catalogue has the same version. One request
 * loads a new one; concurrent requests for the same get the old one, or wait if there is none. While the database is not
 * available, the old one is served.
 */
class CatalogResponseCache {

    /** How long a response is fresh while the version of the catalogue is not known. */
    private static final Duration FRESH_WITHOUT_VERSION = Duration.ofSeconds(1);

    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    /** Bytes that an entry takes in memory besides its text. */
    private static final int ENTRY_OVERHEAD = 400;

    private final Cache<String, Entry> memory;
    private final ConcurrentMap<String, CompletableFuture<Entry>> loading = new ConcurrentHashMap<>();
    private final CatalogResponseLoader loader;
    private final Supplier<OptionalLong> version;
    private final Duration freshFor;
    private final Counter stale;

    /** @param version of the catalogue, empty while it is not known */
    CatalogResponseCache(
            CatalogProperties properties,
            CatalogResponseLoader loader,
            Supplier<OptionalLong> version,
            MeterRegistry metrics) {
        this.loader = loader;
        this.version = version;
        this.freshFor = properties.freshFor();
        this.memory = Caffeine.newBuilder()
                .expireAfterWrite(properties.freshFor().plus(properties.staleFor()))
                .maximumWeight(properties.cacheSize().toBytes())
                .<String, Entry>weigher((key, entry) ->
                        ENTRY_OVERHEAD + key.length() + entry.response().size())
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(metrics, memory, "catalogue");
        this.stale = Counter.builder("catalogue.answers.stale")
                .description("Outdated responses that were served because the database was not available")
                .register(metrics);
    }

    /**
     * The response for a key.
     *
     * @param load reads the database; its exceptions are not cached
     */
    CachedResponse get(String key, Supplier<CachedResponse> load) {
        if (freshFor.isZero()) {
            return load(load);
        }
        var now = version.get();
        var known = memory.getIfPresent(key);
        if (known != null && isFresh(known, now)) {
            return known.response();
        }
        var own = new CompletableFuture<Entry>();
        var other = loading.putIfAbsent(key, own);
        if (other != null) {
            return known == null ? await(other) : known.response();
        }
        try {
            var found = find(key, now, known, load);
            memory.put(key, found);
            own.complete(found);
            return found.response();
        } catch (RuntimeException e) {
            if (known == null || Unavailable.answerTo(e).isEmpty()) {
                own.completeExceptionally(e);
                throw e;
            }
            stale.increment();
            own.complete(known);
            return known.response();
        } finally {
            loading.remove(key, own);
            own.cancel(false);
        }
    }

    /** The response without the cache. */
    CachedResponse load(Supplier<CachedResponse> load) {
        return loader.load(OptionalLong.empty(), load).response();
    }

    private Entry find(String key, OptionalLong now, @Nullable Entry known, Supplier<CachedResponse> load) {
        if (now.isEmpty()) {
            return entry(loader.load(now, load));
        }
        if (known == null) {
            return entry(loader.loadFirst(key, now.getAsLong(), load));
        }
        var loaded = loader.reload(key, now.getAsLong(), load);
        return loaded == null ? known : entry(loaded);
    }

    private boolean isFresh(Entry entry, OptionalLong now) {
        var age = System.nanoTime() - entry.since();
        if (now.isEmpty()) {
            return age < FRESH_WITHOUT_VERSION.toNanos();
        }
        return entry.version().equals(now) && age < entry.freshFor();
    }

    /** The time is random, so that responses that were loaded together do not expire together. */
    private Entry entry(CatalogResponseLoader.Loaded loaded) {
        var longest = freshFor.toNanos();
        return new Entry(
                loaded.version(),
                System.nanoTime(),
                ThreadLocalRandom.current().nextLong(longest / 2, longest),
                loaded.response());
    }

    private static CachedResponse await(CompletableFuture<Entry> other) {
        try {
            return AdmissionPermit.releasedWhile(
                            () -> other.get(AdmissionPermit.timeLeft(MAX_WAIT).toNanos(), TimeUnit.NANOSECONDS))
                    .response();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new QueryTimeoutException("another request did not load the response in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryTimeoutException("interrupted while another request loaded the response", e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param since by {@link System#nanoTime}
     * @param freshFor how long it is fresh while the version stays the same, in nanoseconds
     */
    private record Entry(OptionalLong version, long since, long freshFor, CachedResponse response) {}
}
