package com.bharatmart.platform.dependency;

import com.bharatmart.platform.database.ClockOffset;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.HostSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Checks the database, and whether it accepts writes. A standby does not, and neither does a primary whose transactions are
 * read-only by default. Then the pool has connections for reads only, until a server accepts writes.
 */
@Component
public class DatabaseMonitor extends DependencyMonitor implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DatabaseMonitor.class);

    /** The first check may connect and query, each for at most a second. */
    private static final Duration FIRST_CHECK = Duration.ofSeconds(2);

    private static final int NEVER = -1;

    private final ClockOffset clock;
    private final DeferredWork waiting = new DeferredWork();
    private volatile @Nullable HikariDataSource pool;
    private volatile boolean readOnly;
    private volatile @Nullable HostSpec server;
    private @Nullable ProbeConnection connection;

    /** Whether the last check found no server that accepts writes. A single one can be a lost connection. */
    private boolean writesInDoubt = true;

    DatabaseMonitor(DependencyProperties properties, ClockOffset clock) {
        super("database", properties.interval());
        this.clock = clock;
    }

    /**
     * Checks the database of this pool from now on, and lets the pool connect only while the database is available. The pool
     * starts without a connection, and waits for the database.
     *
     * @param monitored a pool that has not opened a connection yet
     */
    public void monitor(HikariDataSource monitored) {
        pool = monitored;
        monitored.setInitializationFailTimeout(NEVER);
        monitored.setDataSource(new FailoverDataSource(monitored, this));
        start();
    }

    /** Whether the database answers, and accepts no writes. */
    public boolean isReadOnly() {
        return readOnly && !isAway();
    }

    /** Whether the database has answered, and accepts writes. False before the first check has ended. */
    public boolean isWritable() {
        return isAvailable() && !readOnly;
    }

    /**
     * Runs the work at once if the database accepts writes, and otherwise on another thread as soon as it does. Waits for
     * the first check. Work that an exception of the database ends is repeated on another thread: a start must not fail
     * because of one. Other exceptions are those of this method if the work runs at once, and are logged if later.
     */
    public void whenWritable(Runnable work) {
        try {
            awaitFirstCheck(FIRST_CHECK);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (isWritable()) {
            waiting.runOrAdd(work);
        } else {
            waiting.add(work);
        }
    }

    /** The server that has answered the last check, null before the first answer. */
    @Nullable HostSpec server() {
        return server;
    }

    /**
     * How far the own clock of this instance is ahead of the database's, negative if it is behind; null while the database does
     * not answer. Half of the time that the answer took is its uncertainty.
     */
    @Nullable Duration clockOffset() {
        var behind = isAvailable() ? clock.measured() : null;
        return behind == null ? null : behind.negated();
    }

    @Override
    protected void check() throws SQLException {
        var monitored = pool;
        if (monitored == null) {
            return;
        }
        if (isWritable()) {
            waiting.start();
        }
        if (connection == null) {
            connection = new ProbeConnection(monitored, clock);
        }
        var inDoubt = writesInDoubt;
        writesInDoubt = true;
        var writable = connection.isWritable();
        server = connection.server();
        writesInDoubt = !writable;
        if (writable || inDoubt) {
            setReadOnly(!writable, monitored);
        }
    }

    private void setReadOnly(boolean now, HikariDataSource monitored) {
        if (now == readOnly) {
            return;
        }
        readOnly = now;
        if (now) {
            log.warn("The database is read-only: writes get 503 until a server accepts them");
        } else {
            log.info("The database accepts writes again");
        }
        var running = monitored.getHikariPoolMXBean();
        if (running != null) {
            running.softEvictConnections();
        }
    }

    @Override
    protected void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    /** Ends the checks of a service that did not start. */
    @Override
    public void destroy() {
        stop();
    }
}
