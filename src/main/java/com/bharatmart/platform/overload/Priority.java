package com.bharatmart.platform.overload;

/**
 * Who comes first when not all can. Whoever waits is served in this order, and each has at most its share, so that
 * something is left for the others: shoppers who can see nothing buy nothing.
 */
enum Priority {
    /** Carts, checkouts, orders, payments and their webhooks, and the sessions that they need. */
    BUYING(90),
    /** The catalogue, and whatever has no name here. */
    BROWSING(70),
    /** Staff, who can wait and whose requests may be large. */
    BACK_OFFICE(30);

    private static final String API = "/api/v1/";

    private final int share;

    Priority(int share) {
        this.share = share;
    }

    /** How many of so many, at least one. */
    int shareOf(int limit) {
        return Math.max(1, limit * share / 100);
    }

    static Priority of(String path) {
        if (!path.startsWith(API)) {
            return BROWSING;
        }
        var end = path.indexOf('/', API.length());
        return switch (path.substring(API.length(), end < 0 ? path.length() : end)) {
            case "carts", "orders", "webhooks", "auth", "customers" -> BUYING;
            case "admin" -> BACK_OFFICE;
            default -> BROWSING;
        };
    }
}
