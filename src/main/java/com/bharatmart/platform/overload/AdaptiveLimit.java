package com.bharatmart.platform.overload;

/**
 * Finds out how many a gate can let in: one fifth fewer whenever what is behind it has become slow, a tenth more
 * whenever it is not and somebody had to wait. What is measured is always the same small thing, never the requests
 * themselves, of which some are a hundred times the work of others.
 */
final class AdaptiveLimit {

    private final PriorityLimiter gate;
    private final int least;
    private final int most;

    AdaptiveLimit(PriorityLimiter gate, int least, int most) {
        this.gate = gate;
        this.least = Math.min(least, most);
        this.most = most;
    }

    void observe(boolean slow) {
        var limit = gate.limit();
        if (slow) {
            gate.limit(Math.max(least, limit - Math.max(1, limit / 5)));
        } else if (gate.wasContended()) {
            gate.limit(Math.min(most, limit + Math.max(1, limit / 10)));
        }
    }
}
