package com.bharatmart.platform.health;

/** What a load balancer decides by. */
enum HealthStatus {
    UP,
    /** Something is lost, and this instance is as good as any other. */
    DEGRADED,
    /** It is about to leave, and takes requests until the load balancer has noticed. */
    DRAINING,
    /** Others can do what this one cannot. */
    DOWN;

    boolean takesRequests() {
        return switch (this) {
            case UP, DEGRADED -> true;
            case DRAINING, DOWN -> false;
        };
    }
}
