package com.bharatmart.payment.razorpay;

import java.time.Duration;

/** Waits before a repetition. */
@FunctionalInterface
interface CallPause {
    void await(Duration time) throws InterruptedException;
}
