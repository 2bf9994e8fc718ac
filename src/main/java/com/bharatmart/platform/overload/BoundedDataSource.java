package com.bharatmart.platform.overload;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool beside the main one, for work that is all of the same priority: it waits a bounded time for one of a number of
 * connections, with the admission permit of its request released, and starts no statement after the deadline of the request.
 */
public final class BoundedDataSource extends DelegatingDataSource {

    private final Semaphore permits;
    private final Duration wait;

    /**
     * @param connections that are in use at the same time
     * @param wait for one of them
     */
    public BoundedDataSource(DataSource pool, int connections, Duration wait) {
        super(pool);
        this.permits = new Semaphore(connections, true);
        this.wait = wait;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var request = AdmissionPermit.current();
        if (request == null) {
            return connection(null, () -> {});
        }
        request.release();
        var open = false;
        try {
            var connection = connection(request, request::reacquire);
            open = true;
            return connection;
        } finally {
            if (!open) {
                request.reacquire();
            }
        }
    }

    private Connection connection(@Nullable AdmissionPermit request, Runnable onClose) throws SQLException {
        if (!PermitWait.acquire(permits, 1, wait)) {
            throw new SQLTransientConnectionException("too many reads wait for a connection");
        }
        var open = false;
        try {
            if (request != null) {
                LimitedConnection.requireTimeLeft(request);
            }
            var connection = LimitedConnection.of(super.getConnection(), request, () -> {
                permits.release();
                onClose.run();
            });
            open = true;
            return connection;
        } finally {
            if (!open) {
                permits.release();
            }
        }
    }
}
