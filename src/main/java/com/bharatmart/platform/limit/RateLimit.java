package com.bharatmart.platform.limit;

/**
 * A rate and its public name.
 *
 * @param name as in {@code RateLimit-Policy}
 */
record RateLimit(String name, Rate rate) {

    RateLimitKey key(String subject) {
        return new RateLimitKey(this, subject);
    }

    /** The counter of an account or a recipient for one client network. */
    RateLimitKey key(String subject, String network) {
        return key(subject + '\n' + network);
    }
}
