package com.bharatmart.platform.limit;

/** Somebody asks for more than a limit allows. */
public final class RateLimited extends RuntimeException {

    private final transient Verdict verdict;

    RateLimited(Verdict verdict) {
        super("over the limit " + verdict.policy());
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }
}
