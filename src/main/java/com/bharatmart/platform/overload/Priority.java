package com.bharatmart.platform.overload;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Who comes first when not all can. Whoever waits is served in this order, and each has at most its share, so that
 * something is left for the others: shoppers who can see nothing buy nothing.
 */
enum Priority {
    /** Checkouts, orders, payments and their webhooks: what is turned away here is lost with all that led to it. */
    CHECKOUT(95),
    /** Carts that there are already, and the sessions that they need. */
    BUYING(90),
    /** Carts that nothing has been put into yet. */
    BEGINNING(50),
    /** The catalogue, and whatever has no name here. */
    BROWSING(70),
    /** Staff, who can wait and whose requests may be large. */
    BACK_OFFICE(30);

    private static final String API = "/api/v1/";

    private final int share;

    Priority(int share) {
        this.share = share;
    }

    /** Something for each of them. */
    static <T> Map<Priority, T> each(Function<Priority, T> made) {
        var all = new EnumMap<Priority, T>(Priority.class);
        for (var priority : values()) {
            all.put(priority, made.apply(priority));
        }
        return all;
    }

    /** How many of so many, at least one. */
    int shareOf(int limit) {
        return Math.max(1, limit * share / 100);
    }

    /** Whether it may wait as long in a queue that stays: there is no better use for a place. */
    boolean isWorthTheWait() {
        return this == CHECKOUT;
    }

    static Priority of(String path) {
        if (!path.startsWith(API)) {
            return BROWSING;
        }
        var segments = path.substring(API.length()).split("/", -1);
        return switch (segments[0]) {
            case "orders", "webhooks" -> CHECKOUT;
            case "carts" -> ofCart(segments);
            case "auth", "customers" -> BUYING;
            case "admin" -> BACK_OFFICE;
            default -> BROWSING;
        };
    }

    /** Those who have come far go before those who begin, who when there are too many lose nothing yet. */
    private static Priority ofCart(String... segments) {
        if (segments.length == 1) {
            return BEGINNING;
        }
        return segments[segments.length - 1].equals("checkout") ? CHECKOUT : BUYING;
    }
}
