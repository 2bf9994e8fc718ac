package com.bharatmart.platform.dependency;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for a server that accepts writes, once a second while the known one does not: another host may have become the
 * primary, or the name of the host may lead elsewhere by now. It has a thread of its own, since a host that does not answer
 * would hold up the checks for a second each time.
 */
final class PrimarySearch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PrimarySearch.class);

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Callable<Connection> connect;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicReference<@Nullable Connection> found = new AtomicReference<>();
    private volatile boolean closed;
    private long next = System.nanoTime();

    /** @param connect opens a connection to a server that accepts writes, and fails without one */
    PrimarySearch(Callable<Connection> connect) {
        this.connect = connect;
    }

    /** Called by a single thread. */
    void startIfDue() {
        var now = System.nanoTime();
        if (now - next >= 0 && running.compareAndSet(false, true)) {
            next = now + INTERVAL.toNanos();
            Thread.ofPlatform().daemon().name("primary-search").start(this::search);
        }
    }

    private void search() {
        try {
            replace(connect.call());
            if (closed) {
                replace(null);
            }
        } catch (Exception e) {
            log.debug("There is no server that accepts writes: {}", e.toString());
        } finally {
            running.set(false);
        }
    }

    /** A connection to a server that accepted writes when it was opened, or null. */
    @Nullable Connection take() {
        return found.getAndSet(null);
    }

    private void replace(@Nullable Connection connection) throws SQLException {
        try (var _ = found.getAndSet(connection)) {
            // Only closes the previous one.
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            replace(null);
        } catch (SQLException e) {
            log.debug("A connection did not close", e);
        }
    }
}
