package com.bharatmart.platform.overload;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through this instance: how important it is, until when it makes sense, and whether it is at
 * work. While it waits for somebody else it leaves its place among those at work to another.
 */
public final class AdmissionPermit {

    private static final ScopedValue<AdmissionPermit> CURRENT = ScopedValue.newInstance();

    private final PriorityLimiter gate;
    private final Priority priority;
    private long deadline;
    private int aside;

    AdmissionPermit(PriorityLimiter gate, Priority priority, Duration time) {
        this.gate = gate;
        this.priority = priority;
        this.deadline = System.nanoTime() + time.toNanos();
    }

    /** The request that this thread serves, null if it serves none. */
    static @Nullable AdmissionPermit current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** Whether this thread serves a request, and so may not take its time. */
    public static boolean isUnderWay() {
        return CURRENT.isBound();
    }

    /** How long whatever this thread does may take: what is left of its request's time, or else as long as given. */
    public static Duration timeLeft(Duration most) {
        var passage = current();
        var left = passage == null ? most : passage.left();
        return left.compareTo(most) < 0 ? left : most;
    }

    /** Does something that takes time and no work here. */
    public static <T> T releasedWhile(Callable<T> wait) throws Exception {
        var passage = current();
        if (passage == null) {
            return wait.call();
        }
        passage.release();
        try {
            return wait.call();
        } finally {
            passage.reacquire();
        }
    }

    Priority priority() {
        return priority;
    }

    Duration left() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    /** As often as one likes; every time with a {@link #reacquire}. */
    void release() {
        if (aside++ == 0) {
            gate.leave(priority);
        }
    }

    void reacquire() {
        if (--aside == 0) {
            gate.reacquire(priority);
        }
    }

    /** What the client has taken for its own part is not taken from the time of the request. */
    void extend(Duration time) {
        deadline += time.toNanos();
    }

    void end() {
        if (aside == 0) {
            gate.leave(priority);
        }
    }

    /** Runs the request on this thread. */
    <E extends Exception> void run(Work<E> work) throws E {
        ScopedValue.where(CURRENT, this).<@Nullable Void, E>call(() -> {
            work.run();
            return null;
        });
    }

    /** What there is to do, and what may go wrong with it. */
    interface Work<E extends Exception> {
        void run() throws E;
    }
}
