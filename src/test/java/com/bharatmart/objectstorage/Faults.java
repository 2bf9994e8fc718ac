package com.bharatmart.objectstorage;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What goes wrong with every request until the next change; whoever waits by then is let go. */
public final class Faults {

    private volatile Fault current = new Fault(Kind.NONE, Duration.ZERO);

    private enum Kind {
        NONE,
        HANG_UP,
        FAIL,
        DELAY,
        CUT,
        DRIP
    }

    private record Fault(Kind kind, Duration delay, CountDownLatch over) {
        Fault(Kind kind, Duration delay) {
            this(kind, delay, new CountDownLatch(1));
        }

        /** False if the fault was over before. */
        boolean last(Duration time) {
            try {
                return !over.await(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** All is well. */
    public void none() {
        change(Kind.NONE, Duration.ZERO);
    }

    /** Every connection is closed without an answer. */
    public void hangUp() {
        change(Kind.HANG_UP, Duration.ZERO);
    }

    /** Every answer is 503. */
    public void fail() {
        change(Kind.FAIL, Duration.ZERO);
    }

    /** Every answer takes so much longer. */
    public void delay(Duration time) {
        change(Kind.DELAY, time);
    }

    /** Every body that is sent ends half way, and the connection with it. */
    public void cut() {
        change(Kind.CUT, Duration.ZERO);
    }

    /** Every body is sent byte by byte, with so much time between two. */
    public void drip(Duration pause) {
        change(Kind.DRIP, pause);
    }

    private void change(Kind kind, Duration delay) {
        var before = current;
        current = new Fault(kind, delay);
        before.over.countDown();
    }

    boolean hangsUp() {
        return current.kind == Kind.HANG_UP;
    }

    /** Before anything else is done. */
    void beforeAnswer() {
        var fault = current;
        if (fault.kind == Kind.FAIL) {
            throw new StorageErrorException(503, "ServiceUnavailable", "The service is currently unavailable");
        }
        if (fault.kind == Kind.DELAY) {
            var _ = fault.last(fault.delay);
        }
    }

    boolean cuts() {
        return current.kind == Kind.CUT;
    }

    /** Waits as long as the next byte takes. False if it, and all that follow, may go at once. */
    boolean drips() {
        var fault = current;
        return fault.kind == Kind.DRIP && fault.last(fault.delay);
    }
}
