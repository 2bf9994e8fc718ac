package com.bharatmart.platform.overload;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;

/**
 * The requests of one priority: how many have a permit, and those that wait for one, first come, first served. The lock of
 * the limiter guards it.
 */
final class WaitQueue {

    private final Priority priority;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private final ControlledDelay delay = new ControlledDelay(System::nanoTime);
    private int permits;

    WaitQueue(Priority priority) {
        this.priority = priority;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    void markEmpty() {
        delay.markEmpty();
    }

    boolean isStanding(Duration maxWait) {
        return delay.isStanding(maxWait);
    }

    /** How long a request of this priority may wait. */
    Duration timeout(Duration maxWait) {
        return priority.waitsInStandingQueue() ? maxWait : delay.timeout(maxWait);
    }

    boolean isBelowShareOf(int limit) {
        return permits < priority.shareOf(limit);
    }

    void countPermit(int change) {
        permits += change;
    }

    Waiter add(Condition admission) {
        var waiter = new Waiter(admission);
        waiting.addLast(waiter);
        return waiter;
    }

    void remove(Waiter waiter) {
        waiting.remove(waiter);
    }

    void admitFirst() {
        waiting.removeFirst().admit();
    }

    /** A request that waits. */
    static final class Waiter {
        private final Condition admission;
        private boolean admitted;

        private Waiter(Condition admission) {
            this.admission = admission;
        }

        boolean isAdmitted() {
            return admitted;
        }

        /** Returns whether the request was admitted in time. */
        boolean await(Duration timeout) throws InterruptedException {
            var left = timeout.toNanos();
            while (!admitted && left > 0) {
                left = admission.awaitNanos(left);
            }
            return admitted;
        }

        private void admit() {
            admitted = true;
            admission.signal();
        }
    }
}
