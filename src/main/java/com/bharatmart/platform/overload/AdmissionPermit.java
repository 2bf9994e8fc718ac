package com.bharatmart.platform.overload;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The permit of one request: its priority, its deadline, and its place among the requests that this instance works on. While
 * the request waits for something else, the permit is released for other requests.
 */
public final class AdmissionPermit {

    private static final ScopedValue<AdmissionPermit> CURRENT = ScopedValue.newInstance();

    private final PriorityLimiter limiter;
    private final Priority priority;
    private final boolean isWrite;
    private long deadline;
    private int releases;

    /**
     * @param isWrite whether the request may change something
     * @param time from now to the deadline
     */
    AdmissionPermit(PriorityLimiter limiter, Priority priority, boolean isWrite, Duration time) {
        this.limiter = limiter;
        this.priority = priority;
        this.isWrite = isWrite;
        this.deadline = System.nanoTime() + time.toNanos();
    }

    /** The permit of the request that this thread serves, null in a background thread. */
    static @Nullable AdmissionPermit current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** How long this thread may wait: until the deadline of its request, but not longer than this. */
    public static Duration timeLeft(Duration max) {
        var permit = current();
        var left = permit == null ? max : permit.timeLeft();
        return left.compareTo(max) < 0 ? left : max;
    }

    /** Waits without the permit of the request that this thread serves, if it serves one. */
    public static <T> T releasedWhile(Callable<T> wait) throws Exception {
        var permit = current();
        if (permit == null) {
            return wait.call();
        }
        permit.release();
        try {
            return wait.call();
        } finally {
            permit.reacquire();
        }
    }

    Priority priority() {
        return priority;
    }

    boolean isWrite() {
        return isWrite;
    }

    Duration timeLeft() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    /** Can be nested; each call needs a {@link #reacquire}. */
    void release() {
        if (releases++ == 0) {
            limiter.release(priority);
        }
    }

    void reacquire() {
        if (--releases == 0) {
            limiter.reacquire(priority);
        }
    }

    /** Moves the deadline by the time that the client has taken. */
    void extend(Duration time) {
        deadline += time.toNanos();
    }

    /** Returns the permit when the request has been served. */
    void end() {
        if (releases == 0) {
            limiter.release(priority);
        }
    }

    /** Serves the request on this thread. */
    <E extends Exception> void run(Work<E> work) throws E {
        ScopedValue.where(CURRENT, this).<@Nullable Void, E>call(() -> {
            work.run();
            return null;
        });
    }

    /** The work of a request, with the exceptions that it throws. */
    interface Work<E extends Exception> {
        void run() throws E;
    }
}
