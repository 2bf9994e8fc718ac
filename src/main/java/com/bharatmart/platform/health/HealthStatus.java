package com.bharatmart.platform.health;

import org.jspecify.annotations.Nullable;

/** The status that a load balancer goes by. */
enum HealthStatus {
    UP,
    /** A dependency is down, or the database accepts no writes, but no other instance would do better. */
    DEGRADED,
    /** The instance is about to stop, and serves requests until the load balancer has noticed. */
    DRAINING,
    /** The instance cannot serve requests that other instances can serve. */
    DOWN;

    /**
     * The status of an instance that has lost a dependency and does not drain.
     *
     * @param database what this instance finds of the database
     * @param bestDatabase the best that any instance finds of it, null if that is not known or there is no other instance
     * @param isFailingOver whether the best has just become another: then this instance may find it, too, in a moment
     */
    static HealthStatus without(
            CheckResult.Status database, CheckResult.@Nullable Status bestDatabase, boolean isFailingOver) {
        if (bestDatabase != null && isFailingOver) {
            return DEGRADED;
        }
        return switch (database) {
            case UP -> DEGRADED;
            case READ_ONLY -> bestDatabase == CheckResult.Status.UP ? DOWN : DEGRADED;
            case DOWN -> bestDatabase == CheckResult.Status.DOWN ? DEGRADED : DOWN;
        };
    }

    boolean takesRequests() {
        return switch (this) {
            case UP, DEGRADED -> true;
            case DRAINING, DOWN -> false;
        };
    }
}
