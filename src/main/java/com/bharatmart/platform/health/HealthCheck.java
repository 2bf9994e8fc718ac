package com.bharatmart.platform.health;

/**
 * A dependency besides the database and Redis. Without it this instance can still sell, and is DEGRADED. Each bean of this
 * type is checked over and over, on a thread of its own: a check that hangs delays neither another check nor a request.
 */
public interface HealthCheck {

    /** The key in the response of {@code /api/health}: camelCase, and not a host name. */
    String name();

    /**
     * Returns if the dependency works. A check that runs longer than {@code bharatmart.health.timeout} counts as failed until
     * it returns. It must return at some point, so everything in it needs a timeout.
     *
     * @throws Exception if the dependency does not work; logged, never shown to clients
     */
    void run() throws Exception;
}
