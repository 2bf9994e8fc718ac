package com.bharatmart.catalog.search;

import java.util.List;

/**
 * Words that search holds for the same, as staff see them.
 *
 * @param terms of one to four words each
 * @param version changes with every change
 */
public record SynonymGroup(SynonymGroupId id, List<String> terms, int version) {

    /** The maximum number of groups. Every instance has all of them in memory. */
    public static final int MAX_GROUPS = 1_000;

    public static final int MIN_TERMS = 2;

    /** Each costs a search a look-up in an index. */
    public static final int MAX_TERMS = 20;

    /** Characters of a term. */
    public static final int MAX_TERM_LENGTH = 60;

    public SynonymGroup {
        terms = List.copyOf(terms);
    }
}
