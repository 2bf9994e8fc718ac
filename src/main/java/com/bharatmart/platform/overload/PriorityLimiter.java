package com.bharatmart.platform.overload;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Limits how many requests have a permit at the same time, and gives permits to the more important requests first. A request
 * that gets no permit waits for a bounded time in a bounded queue, and is then rejected.
 */
final class PriorityLimiter {

    private static final int MAX_WAITING_PER_PERMIT = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Priority, WaitQueue> queues = Priority.each(WaitQueue::new);
    private int limit;
    private int permits;
    private boolean contended;

    PriorityLimiter(int limit) {
        this.limit = limit;
    }

    /**
     * Waits for a permit, but not longer than this.
     *
     * @return whether there is a permit; if so, {@link #release} returns it
     */
    boolean tryAcquire(Priority priority, Duration maxWait) throws InterruptedException {
        lock.lock();
        try {
            var queue = queue(priority);
            if (queue.isEmpty()) {
                queue.markEmpty();
                if (hasPermitFor(queue)) {
                    take(queue);
                    return true;
                }
            }
            contended = true;
            return maxWait.isPositive() && queue.size() < MAX_WAITING_PER_PERMIT * limit && await(queue, maxWait);
        } finally {
            lock.unlock();
        }
    }

    private boolean await(WaitQueue queue, Duration maxWait) throws InterruptedException {
        var waiter = queue.add(lock.newCondition());
        try {
            return waiter.await(queue.timeout(maxWait));
        } catch (InterruptedException e) {
            if (waiter.isAdmitted()) {
                giveBack(queue);
                admit();
            }
            throw e;
        } finally {
            queue.remove(waiter);
        }
    }

    /**
     * Whether the queue has been so long for so long that another request would wait in vain, even a checkout. To reject it
     * before it gets here costs a tenth of rejecting it here.
     */
    boolean isSaturated(Priority priority, Duration maxWait) {
        lock.lock();
        try {
            var queue = queue(priority);
            return queue.size() >= priority.shareOf(limit) && queue.isStanding(maxWait);
        } finally {
            lock.unlock();
        }
    }

    void release(Priority priority) {
        lock.lock();
        try {
            giveBack(queue(priority));
            admit();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a permit even if there is none, for a request that had one and released it. */
    void reacquire(Priority priority) {
        lock.lock();
        try {
            take(queue(priority));
        } finally {
            lock.unlock();
        }
    }

    void limit(int newLimit) {
        lock.lock();
        try {
            limit = newLimit;
            admit();
        } finally {
            lock.unlock();
        }
    }

    int limit() {
        lock.lock();
        try {
            return limit;
        } finally {
            lock.unlock();
        }
    }

    /** How many permits are taken. */
    int permits() {
        lock.lock();
        try {
            return permits;
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return queues.values().stream().mapToInt(WaitQueue::size).sum();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a request has had to wait, or was rejected, since the last call. */
    boolean wasContended() {
        lock.lock();
        try {
            var was = contended;
            contended = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    private WaitQueue queue(Priority priority) {
        return Objects.requireNonNull(queues.get(priority));
    }

    private boolean hasPermitFor(WaitQueue queue) {
        return permits < limit && queue.isBelowShareOf(limit);
    }

    private void take(WaitQueue queue) {
        queue.countPermit(1);
        permits++;
    }

    private void giveBack(WaitQueue queue) {
        queue.countPermit(-1);
        permits--;
    }

    /** Gives free permits to waiting requests, the most important first. */
    private void admit() {
        for (var queue : queues.values()) {
            while (!queue.isEmpty() && hasPermitFor(queue)) {
                take(queue);
                queue.admitFirst();
            }
        }
    }
}
