package com.bharatmart.platform.overload;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets so many in at once, the more important first. Who comes when it is full waits for a bounded time among a bounded
 * number of others, and is then turned away.
 */
final class PriorityLimiter {

    /** Waiting places for each one that may be inside. */
    private static final int QUEUE = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Priority, Side> sides = Priority.each(Side::new);
    private int limit;
    private int inside;
    private boolean wanting;

    PriorityLimiter(int limit) {
        this.limit = limit;
    }

    /** Whether one got in, after waiting no longer than this; whoever did has to {@link #leave}. */
    boolean enter(Priority priority, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            var side = side(priority);
            if (side.waiting.isEmpty()) {
                side.patience.nobodyWaits();
                if (side.hasRoom()) {
                    side.take();
                    return true;
                }
            }
            wanting = true;
            if (!patience.isPositive() || side.waiting.size() >= QUEUE * limit) {
                return false;
            }
            return side.await(new Waiter(lock.newCondition()), side.patience(patience));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether so many have been waiting for so long that one more would wait in vain, however much it is worth: to turn it
     * away here costs a tenth of what it costs once it has come to the gate.
     */
    boolean isSaturated(Priority priority, Duration patience) {
        lock.lock();
        try {
            var side = side(priority);
            return side.waiting.size() >= priority.shareOf(limit)
                    && side.patience.of(patience).compareTo(patience) < 0;
        } finally {
            lock.unlock();
        }
    }

    void leave(Priority priority) {
        lock.lock();
        try {
            side(priority).giveBack();
            admit();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a place even if there is none: for one that has been inside and stood aside. */
    void reacquire(Priority priority) {
        lock.lock();
        try {
            side(priority).take();
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

    int inside() {
        lock.lock();
        try {
            return inside;
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return sides.values().stream().mapToInt(side -> side.waiting.size()).sum();
        } finally {
            lock.unlock();
        }
    }

    /** Whether anybody has had to wait, or was turned away, since this was last asked. */
    boolean wasContended() {
        lock.lock();
        try {
            var was = wanting;
            wanting = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    private Side side(Priority priority) {
        return Objects.requireNonNull(sides.get(priority));
    }

    /** The most important first, as far as there is room for them. */
    private void admit() {
        for (var side : sides.values()) {
            while (!side.waiting.isEmpty() && side.hasRoom()) {
                side.take();
                side.waiting.removeFirst().admit();
            }
        }
    }

    private static final class Waiter {
        private final Condition turn;
        private boolean admitted;

        Waiter(Condition turn) {
            this.turn = turn;
        }

        void admit() {
            admitted = true;
            turn.signal();
        }
    }

    private final class Side {
        private final Priority priority;
        private final Deque<Waiter> waiting = new ArrayDeque<>();
        private final ControlledDelay patience = new ControlledDelay(System::nanoTime);
        private int count;

        Side(Priority priority) {
            this.priority = priority;
        }

        Duration patience(Duration most) {
            return priority.isWorthTheWait() ? most : patience.of(most);
        }

        boolean hasRoom() {
            return inside < limit && count < priority.shareOf(limit);
        }

        void take() {
            count++;
            inside++;
        }

        void giveBack() {
            count--;
            inside--;
        }

        boolean await(Waiter me, Duration patience) throws InterruptedException {
            waiting.addLast(me);
            var left = patience.toNanos();
            try {
                while (!me.admitted && left > 0) {
                    left = me.turn.awaitNanos(left);
                }
            } catch (InterruptedException e) {
                if (me.admitted) {
                    giveBack();
                    admit();
                }
                throw e;
            } finally {
                waiting.remove(me);
            }
            return me.admitted;
        }
    }
}
