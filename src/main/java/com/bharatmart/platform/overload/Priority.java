package com.bharatmart.platform.overload;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The priorities of requests, the most important first. A waiting request of a higher priority gets the next free permit.
 * Each priority can hold at most its share of the permits, so that none takes all of them: shoppers who can see no products
 * buy none, and a crowd of new carts does not keep browsing out.
 */
enum Priority {
    /** Checkouts and orders: to reject one wastes all requests that led to it. */
    CHECKOUT(95),
    /** Existing carts, and the login and the customer data that they need. */
    BUYING(90),
    /** New carts, which are still empty. */
    BEGINNING(50),
    /** The catalog, and all paths that are not listed. */
    BROWSING(70),
    /** Staff: they can wait, and their requests may be large. */
    BACK_OFFICE(30);

    private static final String API = "/api/v1/";

    private final int percent;

    Priority(int percent) {
        this.percent = percent;
    }

    /** A map with a value for each priority, in their order. */
    static <T> Map<Priority, T> each(Function<Priority, T> factory) {
        var all = new EnumMap<Priority, T>(Priority.class);
        for (var priority : values()) {
            all.put(priority, factory.apply(priority));
        }
        return all;
    }

    /** The permits that this priority may have of a limit, at least one. */
    int shareOf(int limit) {
        return Math.max(1, limit * percent / 100);
    }

    /** Whether a request may wait for the whole time even in a standing queue, because no other is more important. */
    boolean waitsInStandingQueue() {
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
            case "auth", "customers", "order-lookups" -> BUYING;
            case "admin" -> BACK_OFFICE;
            default -> BROWSING;
        };
    }

    /** An existing cart goes before a new one: a shopper whose new cart is rejected loses nothing yet. */
    private static Priority ofCart(String... segments) {
        if (segments.length == 1) {
            return BEGINNING;
        }
        return segments[segments.length - 1].equals("checkout") ? CHECKOUT : BUYING;
    }
}
