package com.bharatmart.catalog.search;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The condition on a product {@code p} that a search makes. Each part has one placeholder, for the argument.
 *
 * @param anywhere true for each match
 * @param inNames true for the matches that come first, null if there is no such difference
 * @param excludesWords whether a product whose names match may still be no match
 */
public record TextMatch(String anywhere, @Nullable String inNames, Object argument, boolean excludesWords) {

    private static final String QUERY = "to_tsquery('english', ?)";

    /** By the indexes {@code product_search}, {@code product_title_search} and {@code product_rank}. */
    static TextMatch words(String tsQuery, boolean excludesWords) {
        return new TextMatch("p.search @@ " + QUERY, "p.title_search @@ " + QUERY, tsQuery, excludesWords);
    }

    /** By the primary key. */
    static TextMatch products(Collection<UUID> ids) {
        var array = ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        return new TextMatch("p.id = ANY (?::uuid[])", null, array, false);
    }
}
