package com.bharatmart.catalog.web;

import com.bharatmart.platform.overload.AdmissionPermit;
import com.bharatmart.platform.problem.Unavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
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

    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    private final LocalResponseCache memory;
    private final ConcurrentMap<String, CompletableFuture<ResponseEntry>> loading = new ConcurrentHashMap<>();
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
        this.memory = new LocalResponseCache(properties, metrics);
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
        var known = memory.get(key);
        if (known != null && known.isFresh(now)) {
            return known.response();
        }
        var own = new CompletableFuture<ResponseEntry>();
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

    /**
     * The response for a key if it is in memory and fresh, null otherwise. Does not count as a request: {@link #recordHit}
     * does.
     */
    @Nullable CachedResponse findFresh(String key) {
        var known = memory.peek(key);
        return known != null && known.isFresh(version.get()) ? known.response() : null;
    }

    /** Counts a response of {@link #findFresh} that was sent. */
    void recordHit() {
        memory.recordHit();
    }

    /** The body of a response. Callers must not change it. */
    byte[] body(CachedResponse response) {
        return memory.body(response);
    }

    /** The response without the cache. */
    CachedResponse load(Supplier<CachedResponse> load) {
        return loader.load(OptionalLong.empty(), load).response();
    }

    private ResponseEntry find(
            String key, OptionalLong now, @Nullable ResponseEntry known, Supplier<CachedResponse> load) {
        if (now.isEmpty()) {
            return entry(key, loader.load(now, load), known);
        }
        if (known == null) {
            return entry(key, loader.loadFirst(key, now.getAsLong(), load), null);
        }
        var loaded = loader.reload(key, now.getAsLong(), load);
        return loaded == null ? known : entry(key, loaded, known);
    }

    private ResponseEntry entry(String key, CatalogResponseLoader.Loaded loaded, @Nullable ResponseEntry old) {
        return ResponseEntry.of(loaded, freshFor, old, memory.dictionary(key, loaded.response()));
    }

    private static CachedResponse await(CompletableFuture<ResponseEntry> other) {
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
}
