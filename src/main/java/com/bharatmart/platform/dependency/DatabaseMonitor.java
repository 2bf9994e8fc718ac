package com.bharatmart.platform.dependency;

import com.bharatmart.platform.database.SqlState;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the database. A read-only database, such as a demoted primary, counts as failed. */
@Component
public class DatabaseMonitor extends DependencyMonitor {

    private volatile @Nullable HikariDataSource pool;
    private @Nullable ProbeConnection connection;

    DatabaseMonitor(DependencyProperties properties) {
        super("database", properties.interval());
    }

    /**
     * Checks the database of this pool from now on, and lets the pool connect only while the database is available.
     *
     * @param monitored a pool that has not opened a connection yet
     */
    public void monitor(HikariDataSource monitored) {
        pool = monitored;
        monitored.setDataSource(new FailoverDataSource(monitored, this));
    }

    @Override
    protected void check() throws SQLException {
        var monitored = pool;
        if (monitored == null) {
            return;
        }
        if (connection == null) {
            connection = new ProbeConnection(monitored);
        }
        try {
            connection.check();
        } catch (SQLException e) {
            if (SqlState.READ_ONLY.equals(e.getSQLState())) {
                evictConnections(monitored);
            }
            throw e;
        }
    }

    private static void evictConnections(HikariDataSource pool) {
        var running = pool.getHikariPoolMXBean();
        if (running != null) {
            running.softEvictConnections();
        }
    }

    @Override
    protected void close() {
        if (connection != null) {
            connection.close();
        }
    }
}
