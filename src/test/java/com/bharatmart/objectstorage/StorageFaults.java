package com.bharatmart.objectstorage;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The fault that affects every request until the next change. A change ends the delays of waiting requests. */
public final class StorageFaults {

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

        /** Waits. Returns false if the fault ended earlier. */
        boolean await(Duration time) {
            try {
                return !over.await(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** Ends the fault. */
    public void none() {
        change(Kind.NONE, Duration.ZERO);
    }

    /** Closes every connection without a response. */
    public void hangUp() {
        change(Kind.HANG_UP, Duration.ZERO);
    }

    /** Answers every request with 503. */
    public void fail() {
        change(Kind.FAIL, Duration.ZERO);
    }

    /** Delays every response. */
    public void delay(Duration time) {
        change(Kind.DELAY, time);
    }

    /** Closes every connection after half of the response body. */
    public void cut() {
        change(Kind.CUT, Duration.ZERO);
    }

    /** Sends every response body byte by byte, with this pause between two bytes. */
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

    /** Called before a request is handled. */
    void beforeHandling() {
        var fault = current;
        if (fault.kind == Kind.FAIL) {
            throw new StorageErrorException(503, "ServiceUnavailable", "The service is currently unavailable");
        }
        if (fault.kind == Kind.DELAY) {
            var _ = fault.await(fault.delay);
        }
    }

    boolean cutsBody() {
        return current.kind == Kind.CUT;
    }

    /** Waits for the pause before the next byte. Returns false if there is no pause. */
    boolean delaysNextByte() {
        var fault = current;
        return fault.kind == Kind.DRIP && fault.await(fault.delay);
    }
}
