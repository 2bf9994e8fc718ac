package com.bharatmart.platform.limit;

/**
 * A rate with the name under which clients hear of it.
 *
 * @param name as in {@code RateLimit-Policy}
 */
record RateLimit(String name, Rate rate) {

    /** Of one who is limited. A rate that was changed starts anew instead of living on in what is stored. */
    String key(String who) {
        return "bharatmart:limit:" + name + ':' + rate + ':' + who;
    }
}
