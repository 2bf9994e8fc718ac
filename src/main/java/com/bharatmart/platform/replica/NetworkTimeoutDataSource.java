package com.bharatmart.platform.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections that wait for a response no longer than this. The pool restores their own timeout. */
final class NetworkTimeoutDataSource extends DelegatingDataSource {

    private final int timeout;

    NetworkTimeoutDataSource(DataSource target, Duration timeout) {
        super(target);
        this.timeout = Math.toIntExact(timeout.toMillis());
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        try {
            var own = connection.getNetworkTimeout();
            if (own == 0 || timeout < own) {
                connection.setNetworkTimeout(Runnable::run, timeout);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
