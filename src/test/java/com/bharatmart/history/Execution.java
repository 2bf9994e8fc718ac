package com.bharatmart.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance does for one request or one round of a job, on one thread. Each statement, each commit and each call of
 * the gateway has a point before it and one after it. At each of them the instance can crash, and at those before it another
 * execution can go first.
 */
final class Execution {

    private static final ThreadLocal<@Nullable Execution> CURRENT = new ThreadLocal<>();

    /** What runs after the work and beside it in production: listeners, workers, and answers that came too late. */
    private final Deque<Runnable> queue = new ArrayDeque<>();

    private final Disturbance disturbance;
    private Runnable handover = () -> {};
    private int points;
    private int calls;
    private boolean down;
    private boolean faulty;
    private volatile int backend;

    /**
     * What disturbs it.
     *
     * @param crashAt the number of the point at which the instance crashes; 0 for none
     * @param faultAt the number of the gateway's call that has a fault; 0 for none
     * @param late whether the gateway is slower than a client waits
     */
    record Disturbance(int crashAt, int faultAt, GatewayFault fault, boolean late) {

        static final Disturbance NONE = new Disturbance(0, 0, GatewayFault.UNAVAILABLE, false);

        @Override
        public String toString() {
            var parts = List.of(
                    crashAt > 0 ? " crash at " + crashAt : "",
                    faultAt > 0 ? " %s at call %d".formatted(fault, faultAt) : "",
                    late ? " late" : "");
            return String.join("", parts);
        }
    }

    Execution(Disturbance disturbance) {
        this.disturbance = disturbance;
    }

    /** Null on threads that belong to no execution. */
    static @Nullable Execution current() {
        return CURRENT.get();
    }

    void handoverBy(Runnable way) {
        handover = way;
    }

    /** Runs the work, and all that it leaves behind, until the end or the crash. */
    void run(Runnable work) {
        CURRENT.set(this);
        try {
            work.run();
            for (var next = queue.poll(); next != null && !down; next = queue.poll()) {
                next.run();
            }
        } catch (InstanceDown _) {
            queue.clear();
        } catch (RuntimeException e) {
            // Reflection wraps what a listener throws.
            if (!down) {
                throw e;
            }
            queue.clear();
        } finally {
            CURRENT.remove();
        }
    }

    void later(Runnable task) {
        queue.add(task);
    }

    boolean isDown() {
        return down;
    }

    /** Whether a call of the gateway had its fault. */
    boolean wasFaulty() {
        return faulty;
    }

    boolean isLate() {
        return disturbance.late();
    }

    /** The process of the database that runs the last statement; 0 before the first one. */
    int backend() {
        return backend;
    }

    void before(int processOfDatabase) {
        backend = processOfDatabase;
        before();
    }

    void before() {
        requireUp();
        handover.run();
        pass();
    }

    void after() {
        pass();
    }

    void requireUp() {
        if (down) {
            throw new InstanceDown();
        }
    }

    /** The fault of the call of the gateway that begins now. */
    @Nullable GatewayFault nextFault() {
        calls++;
        faulty |= calls == disturbance.faultAt();
        return calls == disturbance.faultAt() ? disturbance.fault() : null;
    }

    private void pass() {
        points++;
        if (points == disturbance.crashAt()) {
            down = true;
            throw new InstanceDown();
        }
    }
}
