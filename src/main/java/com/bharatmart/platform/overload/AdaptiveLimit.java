package com.bharatmart.platform.overload;

/**
 * Adapts the limit of a limiter: down by a fifth whenever what it protects is slow, and up by a tenth whenever it is not and
 * a request had to wait. What is measured is a constant small task, never the requests themselves: some of them are a hundred
 * times the work of others.
 */
final class AdaptiveLimit {

    private final PriorityLimiter limiter;
    private final int min;
    private final int max;

    AdaptiveLimit(PriorityLimiter limiter, int min, int max) {
        this.limiter = limiter;
        this.min = Math.min(min, max);
        this.max = max;
    }

    void observe(boolean slow) {
        var limit = limiter.limit();
        if (slow) {
            limiter.limit(Math.max(min, limit - Math.max(1, limit / 5)));
        } else if (limiter.wasContended()) {
            limiter.limit(Math.min(max, limit + Math.max(1, limit / 10)));
        }
    }
}
