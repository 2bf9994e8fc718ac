package com.bharatmart.platform.limit;

/**
 * A rate and its public name.
 *
 * @param name as in {@code RateLimit-Policy}
 */
record RateLimit(String name, Rate rate) {

    Key key(String subject) {
        return new Key(this, subject);
    }

    /** The counter of an account or a recipient for one client network. */
    Key key(String subject, String network) {
        return key(subject + '\n' + network);
    }

    /**
     * One counter of a limit.
     *
     * @param subject that is counted: a client network, an account or a recipient
     */
    record Key(RateLimit limit, String subject) {

        /** Contains the rate, so that a changed limit has new counters. */
        String value() {
            return "bharatmart:limit:" + limit.name() + ':' + limit.rate() + ':' + subject;
        }
    }
}
