package com.bharatmart.catalog.web;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A response in memory.
 *
 * @param version of the catalogue, empty if it was not known
 * @param since by {@link System#nanoTime}
 * @param freshFor how long it is fresh while the version stays the same, in nanoseconds
 */
record ResponseEntry(OptionalLong version, long since, long freshFor, CachedResponse response) {

    /** How long a response is fresh while the version of the catalogue is not known. */
    private static final Duration FRESH_WITHOUT_VERSION = Duration.ofSeconds(1);

    /**
     * A response that has just been loaded. It is fresh for a random time, so that responses that were loaded together do not
     * expire together.
     *
     * @param old the one that it replaces; its response stays if nothing has changed
     * @param dictionary a similar body, null if there is none
     */
    static ResponseEntry of(
            CatalogResponseLoader.Loaded loaded,
            Duration freshFor,
            @Nullable ResponseEntry old,
            byte @Nullable [] dictionary) {
        var longest = freshFor.toNanos();
        return new ResponseEntry(
                loaded.version(),
                System.nanoTime(),
                ThreadLocalRandom.current().nextLong(longest / 2, longest),
                old != null && old.response.isSame(loaded.response())
                        ? old.response
                        : loaded.response().compressed(dictionary));
    }

    /** @param now the version of the catalogue, empty while it is not known */
    boolean isFresh(OptionalLong now) {
        var age = System.nanoTime() - since;
        if (now.isEmpty()) {
            return age < FRESH_WITHOUT_VERSION.toNanos();
        }
        return version.equals(now) && age < freshFor;
    }
}
