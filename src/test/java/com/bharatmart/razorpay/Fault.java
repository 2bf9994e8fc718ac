package com.bharatmart.razorpay;

import java.time.Duration;

/**
 * A fault of the API.
 *
 * @param share of the requests, from 0 to 1
 * @param status of failing requests
 * @param delay of slow requests
 * @param route for example {@code POST /v1/payments/{id}/capture}, or a path without a variable; empty for all
 * @param times the number of requests that it affects; then it is over
 */
public record Fault(Kind kind, double share, int status, Duration delay, String route, long times) {

    public enum Kind {
        /** The request waits before it is handled. */
        SLOW,
        /** The request is not handled, and gets an error. */
        FAIL,
        /** The connection is closed before the request is handled. */
        HANG_UP,
        /** The request is handled and committed, and its answer waits. */
        SLOW_ANSWER,
        /** The request is handled and committed, and the connection is closed without an answer. */
        LOSE_ANSWER,
        /** The request is handled and committed, and gets an error. */
        FAIL_AFTER_EFFECT
    }

    public static Fault slow(Duration delay) {
        return new Fault(Kind.SLOW, 1, 0, delay, "", Long.MAX_VALUE);
    }

    public static Fault slowAnswer(double share, Duration delay) {
        return new Fault(Kind.SLOW_ANSWER, share, 0, delay, "", Long.MAX_VALUE);
    }

    public static Fault fail(double share, int status) {
        return new Fault(Kind.FAIL, share, status, Duration.ZERO, "", Long.MAX_VALUE);
    }

    public static Fault hangUp(double share) {
        return new Fault(Kind.HANG_UP, share, 0, Duration.ZERO, "", Long.MAX_VALUE);
    }

    public static Fault loseAnswer(double share) {
        return new Fault(Kind.LOSE_ANSWER, share, 0, Duration.ZERO, "", Long.MAX_VALUE);
    }

    public static Fault failAfterEffect(double share, int status) {
        return new Fault(Kind.FAIL_AFTER_EFFECT, share, status, Duration.ZERO, "", Long.MAX_VALUE);
    }

    /** The same fault on one route only. */
    public Fault on(String onlyRoute) {
        return new Fault(kind, share, status, delay, onlyRoute, times);
    }

    /** The same fault for a number of requests. */
    public Fault times(long number) {
        return new Fault(kind, share, status, delay, route, number);
    }
}
