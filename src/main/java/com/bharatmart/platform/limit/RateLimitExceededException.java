package com.bharatmart.platform.limit;

/** A limit does not allow the request. */
public final class RateLimitExceededException extends RuntimeException {

    private final transient RateLimitResult result;

    RateLimitExceededException(RateLimitResult result) {
        super("over the limit " + result.policy());
        this.result = result;
    }

    RateLimitResult result() {
        return result;
    }
}
