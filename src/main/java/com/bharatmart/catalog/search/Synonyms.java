package com.bharatmart.catalog.search;

import java.util.List;
import java.util.Map;

/**
 * The words that search holds for the same.
 *
 * @param groups for each term, normalized, all terms of its group
 */
record Synonyms(Map<String, List<String>> groups) {

    /** Words of the longest term. */
    static final int MAX_WORDS = 4;

    Synonyms {
        groups = Map.copyOf(groups);
    }

    /** All terms of the group that the term, or its singular, is in; empty if it is in none. */
    List<String> of(String term) {
        var group = groups.get(term);
        if (group == null && term.endsWith("s")) {
            group = groups.get(term.substring(0, term.length() - 1));
        }
        return group == null ? List.of() : group;
    }
}
