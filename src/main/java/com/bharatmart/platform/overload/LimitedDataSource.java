package com.bharatmart.platform.overload;

import com.bharatmart.platform.database.SqlState;
import com.bharatmart.platform.dependency.DatabaseMonitor;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool with a limiter in front of it: carts and checkouts come first, browsing never takes all connections, and jobs have
 * a few connections that requests cannot take. While the database is away, callers fail at once.
 */
final class LimitedDataSource extends DelegatingDataSource {

    /** SQLSTATE 08001: a connection cannot be established. */
    private static final String CANNOT_CONNECT = "08001";

    /** Reported by PostgreSQL at the login and after each change (GUC_REPORT, since version 14); asking it costs nothing. */
    private static final String IS_STANDBY = "in_hot_standby";

    private final HikariDataSource pool;
    private final PriorityLimiter limiter;
    private final Semaphore background;
    private final OverloadProperties properties;
    private final DatabaseMonitor database;
    private final RejectionCounter rejections;

    /** How long the database took for the last check of the monitor. */
    private volatile Duration latency = Duration.ZERO;

    LimitedDataSource(
            HikariDataSource pool,
            OverloadProperties properties,
            DatabaseMonitor database,
            SchedulingDelay delay,
            MeterRegistry metrics) {
        super(pool);
        this.pool = pool;
        var max = Math.max(1, pool.getMaximumPoolSize() - properties.backgroundConnections());
        this.limiter = new PriorityLimiter(max);
        this.background = new Semaphore(properties.backgroundConnections(), true);
        this.properties = properties;
        this.database = database;
        var limit = new AdaptiveLimit(limiter, properties.leastConnections(), max);
        database.onAnswer(answered -> latency = answered);
        // A request that uses the database needs this processor after each response of the database.
        delay.onMeasurement(late -> limit.observe(
                late.compareTo(properties.schedulingDelay()) > 0 || latency.compareTo(properties.databaseDelay()) > 0));
        LimiterMetrics.register(metrics, "database", limiter);
        this.rejections = new RejectionCounter(metrics, "database");
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (database.isAway()) {
            throw new SQLNonTransientConnectionException("the database is away", CANNOT_CONNECT);
        }
        var permit = AdmissionPermit.current();
        return permit == null ? forBackground() : forRequest(permit);
    }

    /** Whether a request that needs a connection would not get one. */
    boolean isSaturated(Priority priority) {
        return limiter.isSaturated(priority, properties.connectionWait());
    }

    /** While a request has a connection, it works in the database, and its permit to work here is released. */
    private Connection forRequest(AdmissionPermit permit) throws SQLException {
        var priority = permit.priority();
        permit.release();
        var acquired = false;
        var open = false;
        try {
            acquired = limiter.tryAcquire(priority, AdmissionPermit.timeLeft(properties.connectionWait()));
            if (!acquired) {
                rejections.count(priority);
                throw new SQLTransientConnectionException("too many requests wait for a connection");
            }
            LimitedConnection.requireTimeLeft(permit);
            var connection = LimitedConnection.of(pooledConnection(permit.isWrite()), permit, () -> {
                limiter.release(priority);
                permit.reacquire();
            });
            open = true;
            return connection;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            if (!open) {
                if (acquired) {
                    limiter.release(priority);
                }
                permit.reacquire();
            }
        }
    }

    private Connection forBackground() throws SQLException {
        try {
            if (!background.tryAcquire(properties.backgroundWait().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SQLTransientConnectionException("all connections for background work are in use");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        var open = false;
        try {
            var connection = LimitedConnection.of(pooledConnection(false), null, background::release);
            open = true;
            return connection;
        } finally {
            if (!open) {
                background.release();
            }
        }
    }

    /**
     * Never a connection to a standby that was opened before there was a primary: reads would be outdated, and writes fail.
     *
     * @param isWrite whether it is for a request that was admitted when the database accepted writes: it gets no connection to
     *     a standby, and so decides nothing by what it reads there
     */
    private Connection pooledConnection(boolean isWrite) throws SQLException {
        for (var n = 0; n <= pool.getMaximumPoolSize(); n++) {
            var connection = super.getConnection();
            if (!isToStandby(connection)) {
                return connection;
            }
            if (!database.isReadOnly()) {
                pool.evictConnection(connection);
            } else if (isWrite) {
                connection.close();
                throw new SQLException("the only connections are to a standby", SqlState.READ_ONLY);
            } else {
                return connection;
            }
        }
        throw new SQLNonTransientConnectionException("all connections are to a standby", CANNOT_CONNECT);
    }

    private static boolean isToStandby(Connection connection) throws SQLException {
        return "on".equals(connection.unwrap(PGConnection.class).getParameterStatus(IS_STANDBY));
    }

    private static SQLException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SQLTransientConnectionException("interrupted while waiting for a connection", e);
    }
}
