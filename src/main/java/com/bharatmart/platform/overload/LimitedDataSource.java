package com.bharatmart.platform.overload;

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
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool, behind a gate of its own: buyers come first, those who only look never have all connections, and jobs have
 * a few that no request takes from them. Nobody waits for a database that is known to be away.
 */
final class LimitedDataSource extends DelegatingDataSource {

    /** SQLSTATE 08001: a connection cannot be established. */
    private static final String CANNOT_CONNECT = "08001";

    private final PriorityLimiter gate;
    private final Semaphore background;
    private final OverloadProperties properties;
    private final DatabaseMonitor database;
    private final RejectionCounter refusals;

    /** How long the database took for the simplest question. */
    private volatile Duration answered = Duration.ZERO;

    LimitedDataSource(
            HikariDataSource pool,
            OverloadProperties properties,
            DatabaseMonitor database,
            SchedulingDelay delay,
            MeterRegistry metrics) {
        super(pool);
        var most = Math.max(1, pool.getMaximumPoolSize() - properties.backgroundConnections());
        this.gate = new PriorityLimiter(most);
        this.background = new Semaphore(properties.backgroundConnections(), true);
        this.properties = properties;
        this.database = database;
        var limit = new AdaptiveLimit(gate, properties.leastConnections(), most);
        database.onAnswer(took -> answered = took);
        // Whoever works in the database has to run here after each of its answers.
        delay.onTick(late -> limit.observe(late.compareTo(properties.schedulingDelay()) > 0
                || answered.compareTo(properties.databaseDelay()) > 0));
        LimiterMetrics.watch(metrics, "database", gate);
        this.refusals = new RejectionCounter(metrics, "database");
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (database.isAway()) {
            throw new SQLNonTransientConnectionException("the database is away", CANNOT_CONNECT);
        }
        var passage = AdmissionPermit.current();
        return passage == null ? forBackground() : forRequest(passage);
    }

    /** Whether a request that needs a connection would not get one. */
    boolean isSaturated(Priority priority) {
        return gate.isSaturated(priority, properties.connectionWait());
    }

    /** A request that has a connection works in the database, and has no place among those who work here. */
    private Connection forRequest(AdmissionPermit passage) throws SQLException {
        var priority = passage.priority();
        passage.release();
        var entered = false;
        var open = false;
        try {
            entered = gate.enter(priority, AdmissionPermit.timeLeft(properties.connectionWait()));
            if (!entered) {
                refusals.count(priority);
                throw new SQLTransientConnectionException("too many want the database");
            }
            LimitedConnection.requireTime(passage);
            var connection = LimitedConnection.of(obtained(), passage, () -> {
                gate.leave(priority);
                passage.reacquire();
            });
            open = true;
            return connection;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            if (!open) {
                if (entered) {
                    gate.leave(priority);
                }
                passage.reacquire();
            }
        }
    }

    private Connection forBackground() throws SQLException {
        try {
            if (!background.tryAcquire(properties.backgroundWait().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SQLTransientConnectionException("all connections for background work are taken");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        var open = false;
        try {
            var connection = LimitedConnection.of(obtained(), null, background::release);
            open = true;
            return connection;
        } finally {
            if (!open) {
                background.release();
            }
        }
    }

    private Connection obtained() throws SQLException {
        return super.getConnection();
    }

    private static SQLException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SQLTransientConnectionException("interrupted while waiting for a connection", e);
    }
}
