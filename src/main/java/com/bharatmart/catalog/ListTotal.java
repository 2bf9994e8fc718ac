package com.bharatmart.catalog;

/**
 * How many products a list has.
 *
 * @param exact false if it has more: matches of a search are counted up to {@value #MOST_MATCHES}, so that a word that
 *     half of all products have does not cost more the larger the shop is
 */
public record ListTotal(long count, boolean exact) {

    static final int MOST_MATCHES = 5_000;

    static ListTotal of(long counted) {
        return new ListTotal(Math.min(counted, MOST_MATCHES), counted <= MOST_MATCHES);
    }
}
