package com.bharatmart.platform.health;

/**
 * Something outside of this process that it needs. Every bean of this type is asked again and again, each on a thread
 * of its own, so that one that hangs costs no other its answer and no request its time.
 */
public interface HealthCheck {

    /** As it stands in the answer of {@code /api/health}: camelCase, and no host's name. */
    String name();

    /** Whether this instance can sell nothing without it. Without the others it still can, and is DEGRADED. */
    boolean isVital();

    /**
     * Returns if all is well. May take as long as it likes: past the deadline it counts as failed until it returns. It
     * must return some day, though, so whatever it does needs a timeout of its own.
     *
     * @throws Exception whatever is wrong; it is logged, never told to callers
     */
    void run() throws Exception;
}
