package com.bharatmart.payment.razorpay;

import java.util.Locale;

/** How an attempt to call Razorpay ended. */
enum CallOutcome {
    SUCCESS(false, false),
    /** 4xx: the request is wrong, and Razorpay works. */
    REJECTED(false, false),
    /** 409: another request with the same key is still running. */
    IN_PROGRESS(false, false),
    /** 401 or 403: the keys are wrong, or the account is blocked. */
    UNAUTHORIZED(true, false),
    /** 429. */
    THROTTLED(true, true),
    /** 5xx, and 4xx that names an error of the gateway. */
    SERVER_ERROR(true, true),
    /** No complete response in time, or before the caller gave up. */
    TIMEOUT(true, true),
    /** No connection, so nothing was sent. */
    UNREACHABLE(true, true),
    /** The connection ended before the end of the response. */
    DISCONNECTED(true, true),
    /** A response that is not Razorpay's, or not as documented. */
    UNREADABLE(true, false),
    /** Not sent: the circuit breaker is open. */
    BREAKER_OPEN(false, false),
    /** Not sent: too many concurrent calls, or no time left. */
    OVERLOADED(false, false);

    private final boolean failure;
    private final boolean transientFailure;

    CallOutcome(boolean failure, boolean transientFailure) {
        this.failure = failure;
        this.transientFailure = transientFailure;
    }

    /** Whether Razorpay, or the way to it, does not work. */
    boolean isFailure() {
        return failure;
    }

    /** Whether an immediate repetition can succeed. */
    boolean isTransient() {
        return transientFailure;
    }

    /** The value in metrics. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
