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
 * Answers from this instance's memory, from Redis, from the database, in this order. An answer holds as long as the
 * catalogue has the same version. One request looks for a new one; those who ask the same meanwhile get the old one, or
 * wait for it if there is none. If the database cannot be asked, the old one is better than nothing.
 *
 * <p>Only what this instance was asked for twice, and still remembers, is put into Redis for the others.
 */
class CatalogResponseCache {

    /** How long an answer holds while nobody knows the version of the catalogue. */
    private static final Duration UNCERTAIN = Duration.ofSeconds(1);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(15);
    private static final int LOOKS = 4;

    /** Bytes that an answer takes in memory besides its text. */
    private static final int ENTRY = 400;

    private final Cache<String, Kept> memory;
    private final ConcurrentMap<String, CompletableFuture<Kept>> flights = new ConcurrentHashMap<>();
    private final RedisResponseCache shared;
    private final Supplier<OptionalLong> version;
    private final Duration freshFor;
    private final Counter stale;
    private final Counter loads;

    /** @param version of the catalogue, empty while it is not known */
    CatalogResponseCache(
            CatalogProperties properties,
            RedisResponseCache shared,
            Supplier<OptionalLong> version,
            MeterRegistry metrics) {
        this.shared = shared;
        this.version = version;
        this.freshFor = properties.freshFor();
        // Small answers take more for themselves than for what they say.
        this.memory = Caffeine.newBuilder()
                .expireAfterWrite(properties.freshFor().plus(properties.staleFor()))
                .maximumWeight(properties.cacheSize().toBytes())
                .<String, Kept>weigher((question, kept) ->
                        ENTRY + question.length() + kept.answer().size())
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(metrics, memory, "catalogue");
        this.stale = Counter.builder("catalogue.answers.stale")
                .description("Old answers that were given because the database could not be asked")
                .register(metrics);
        this.loads = Counter.builder("catalogue.answers.loads")
                .description("Answers that the database was asked for")
                .register(metrics);
    }

    /** @param load asks the database; what it throws is not kept */
    CachedResponse get(String question, Supplier<CachedResponse> load) {
        if (freshFor.isZero()) {
            return load.get();
        }
        var now = version.get();
        var known = memory.getIfPresent(question);
        if (known != null && isFresh(known, now)) {
            return known.answer();
        }
        var flight = new CompletableFuture<Kept>();
        var theirs = flights.putIfAbsent(question, flight);
        if (theirs != null) {
            return known == null ? awaited(theirs) : known.answer();
        }
        try {
            var found = find(question, now, known, load);
            memory.put(question, found);
            flight.complete(found);
            return found.answer();
        } catch (RuntimeException e) {
            if (known == null || Unavailable.answerTo(e).isEmpty()) {
                flight.completeExceptionally(e);
                throw e;
            }
            stale.increment();
            flight.complete(known);
            return known.answer();
        } finally {
            flights.remove(question, flight);
            flight.cancel(false);
        }
    }

    private Kept find(String question, OptionalLong now, @Nullable Kept known, Supplier<CachedResponse> load) {
        if (now.isEmpty()) {
            return kept(now, loaded(load));
        }
        // What was not asked for before may never be asked for again, and is nobody else's concern.
        var isWanted = known != null;
        var found = shared.look(now.getAsLong(), question, isWanted);
        for (var look = 1; found.isComing() && look < LOOKS; look++) {
            if (known != null) {
                return known;
            }
            pause();
            found = shared.look(now.getAsLong(), question, isWanted);
        }
        var answer = found.answer();
        if (answer == null) {
            answer = isWanted ? loadedForAll(question, now.getAsLong(), load) : loaded(load);
        }
        return kept(now, answer);
    }

    private CachedResponse loadedForAll(String question, long now, Supplier<CachedResponse> load) {
        try {
            var answer = loaded(load);
            shared.keep(now, question, answer, freshFor);
            return answer;
        } catch (RuntimeException e) {
            shared.giveUp(now, question);
            throw e;
        }
    }

    private CachedResponse loaded(Supplier<CachedResponse> load) {
        loads.increment();
        return load.get();
    }

    private boolean isFresh(Kept kept, OptionalLong now) {
        var age = System.nanoTime() - kept.since();
        if (now.isEmpty()) {
            return age < UNCERTAIN.toNanos();
        }
        return kept.version().equals(now) && age < kept.freshFor();
    }

    /** For how long is random, so that what was loaded together is not loaded again together. */
    private Kept kept(OptionalLong version, CachedResponse answer) {
        var most = freshFor.toNanos();
        return new Kept(version, System.nanoTime(), ThreadLocalRandom.current().nextLong(most / 2, most), answer);
    }

    private static CachedResponse awaited(CompletableFuture<Kept> flight) {
        try {
            return AdmissionPermit.releasedWhile(() ->
                            flight.get(AdmissionPermit.timeLeft(LONGEST_WAIT).toNanos(), TimeUnit.NANOSECONDS))
                    .answer();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new QueryTimeoutException("the answer that another looks for did not come in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryTimeoutException("interrupted while another looked for the answer", e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            AdmissionPermit.releasedWhile(() -> {
                Thread.sleep(BETWEEN_LOOKS);
                return true;
            });
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param since by {@link System#nanoTime}
     * @param freshFor how long it holds while the version stays the same, in nanoseconds
     */
    private record Kept(OptionalLong version, long since, long freshFor, CachedResponse answer) {}
}
