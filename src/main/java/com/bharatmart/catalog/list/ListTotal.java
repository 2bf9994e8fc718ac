package com.bharatmart.catalog.list;

/**
 * How many products a list has.
 *
 * @param exact false if it has more: matches of a search are counted up to {@value #MAX_MATCHES}, so that the cost of a
 *     frequent word does not grow with the shop
 */
public record ListTotal(long count, boolean exact) {

    static final int MAX_MATCHES = 5_000;

    static ListTotal of(long counted) {
        return new ListTotal(Math.min(counted, MAX_MATCHES), counted <= MAX_MATCHES);
    }
}
