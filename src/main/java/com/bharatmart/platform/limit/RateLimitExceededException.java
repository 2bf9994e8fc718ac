package com.bharatmart.platform.limit;

/** Somebody asks for more than a limit allows. */
public final class RateLimitExceededException extends RuntimeException {

    private final transient RateLimitResult verdict;

    RateLimitExceededException(RateLimitResult verdict) {
        super("over the limit " + verdict.policy());
        this.verdict = verdict;
    }

    RateLimitResult verdict() {
        return verdict;
    }
}
