package com.bharatmart.testing;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The faults of a {@link TcpProxy}, which its connections wait for. */
final class ProxyFaults {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean frozen;
    private boolean rejectingConnections;
    private @Nullable String freezingText;
    private int frozenConnections;
    private Duration delay = Duration.ZERO;
    private int requestsLeft;

    /** State of one connection; guarded by the lock. */
    static final class ConnectionState {
        private boolean frozen;
        private boolean answered;
    }

    void freeze() {
        change(() -> frozen = true);
    }

    void freezeAfter(String text) {
        change(() -> {
            freezingText = text;
            frozenConnections = 0;
        });
    }

    int frozenConnections() {
        return locked(() -> frozenConnections);
    }

    void delayResponses(Duration time) {
        change(() -> delay = time);
    }

    void breakAfter(int requests) {
        change(() -> requestsLeft = requests + 1);
    }

    boolean hasBroken() {
        return locked(() -> requestsLeft == 0);
    }

    void rejectConnections() {
        change(() -> rejectingConnections = true);
    }

    boolean isRejectingConnections() {
        return locked(() -> rejectingConnections);
    }

    void clear() {
        change(() -> {
            frozen = false;
            rejectingConnections = false;
            freezingText = null;
            delay = Duration.ZERO;
            requestsLeft = 0;
        });
    }

    /** Counts a request. Returns true for the one that {@link #breakAfter} chose. */
    boolean breaksNow() {
        return locked(() -> requestsLeft > 0 && --requestsLeft == 0);
    }

    void inspectRequest(String request, ConnectionState connection) {
        lock.lock();
        try {
            if (freezingText != null && request.contains(freezingText)) {
                connection.frozen = true;
                connection.answered = false;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits while the connection is frozen. */
    void awaitForwarding(ConnectionState connection) throws InterruptedException {
        lock.lock();
        try {
            while (isFrozen(connection)) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits while the connection is frozen, and for the delay of a response. */
    void awaitResponse(ConnectionState connection) throws InterruptedException {
        lock.lock();
        try {
            if (connection.frozen && !connection.answered) {
                connection.answered = true;
                frozenConnections++;
            }
            var end = System.nanoTime() + delay.toNanos();
            while (isFrozen(connection) || end - System.nanoTime() > 0) {
                if (isFrozen(connection)) {
                    changed.await();
                } else {
                    changed.awaitNanos(end - System.nanoTime());
                    if (delay.isZero()) {
                        end = System.nanoTime();
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits while {@link #freezeAfter} keeps the connection frozen. */
    void awaitEnd(ConnectionState connection) throws InterruptedException {
        lock.lock();
        try {
            while (freezingText != null && connection.frozen) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isFrozen(ConnectionState connection) {
        return frozen || (freezingText != null && connection.frozen);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }
}
