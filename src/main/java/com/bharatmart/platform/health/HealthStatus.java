package com.bharatmart.platform.health;

/** The status that a load balancer goes by. */
enum HealthStatus {
    UP,
    /** A dependency is down, but no other instance would do better. */
    DEGRADED,
    /** The instance is about to stop, and serves requests until the load balancer has noticed. */
    DRAINING,
    /** The instance cannot serve requests that other instances can serve. */
    DOWN;

    boolean takesRequests() {
        return switch (this) {
            case UP, DEGRADED -> true;
            case DRAINING, DOWN -> false;
        };
    }
}
