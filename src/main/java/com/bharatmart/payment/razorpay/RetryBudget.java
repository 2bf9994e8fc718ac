package com.bharatmart.payment.razorpay;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits repetitions to a tenth of the calls, so that a gateway that fails gets at most 1.1 times the calls that it would
 * get anyway. What is not used is saved for at most {@value #MAX_SAVED} repetitions.
 */
final class RetryBudget {

    private static final int CALLS_PER_RETRY = 10;
    private static final int MAX_SAVED = 10;

    private final AtomicInteger calls = new AtomicInteger();

    void addCall() {
        calls.updateAndGet(known -> Math.min(known + 1, CALLS_PER_RETRY * MAX_SAVED));
    }

    /** Takes a repetition from the budget; false if there is none left. */
    boolean tryTake() {
        var before = calls.getAndUpdate(known -> known < CALLS_PER_RETRY ? known : known - CALLS_PER_RETRY);
        return before >= CALLS_PER_RETRY;
    }
}
