package com.bharatmart.platform.limit;

/**
 * One counter: a limit and the one that it is counted for.
 *
 * @param subject a client network, an account or a recipient
 */
record RateLimitKey(RateLimit limit, String subject) {

    /** A changed rate has another value: its counters start anew. */
    String value() {
        return "bharatmart:limit:" + limit.name() + ':' + limit.rate() + ':' + subject;
    }
}
