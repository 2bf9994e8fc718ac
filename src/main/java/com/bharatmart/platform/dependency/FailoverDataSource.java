package com.bharatmart.platform.dependency;

import com.bharatmart.platform.database.SynchronousCommit;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Opens the connections of the pool. The pool connects on a single thread, and sleeps for up to five seconds after a
 * failure. So this data source waits while the database is away, and connects as soon as it is back. While the database is
 * read-only, it connects to any server, and otherwise only to what the configuration permits, which is the primary.
 *
 * <p>If the URL has several hosts and one accepts the connection but never answers, the driver turns to the next host before
 * {@code loginTimeout}: until the login is done, the driver waits only {@link #LOGIN_TIMEOUT} for each response.
 */
final class FailoverDataSource extends DriverManagerDataSource {

    /** The driver's property for the longest wait for a response, in seconds. */
    private static final String SOCKET_TIMEOUT = "socketTimeout";

    private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final HikariDataSource pool;
    private final DatabaseMonitor database;
    private final int socketTimeoutSeconds;
    private volatile boolean wasReadOnly;

    FailoverDataSource(HikariDataSource pool, DatabaseMonitor database) {
        super(pool.getJdbcUrl());
        this.pool = pool;
        this.database = database;
        var properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        this.socketTimeoutSeconds = Integer.parseInt(properties.getProperty(SOCKET_TIMEOUT, "0"));
        properties.setProperty(SOCKET_TIMEOUT, Long.toString(LOGIN_TIMEOUT.toSeconds()));
        setConnectionProperties(properties);
    }

    /** Ignores the timeout of the pool in favor of the one in the connection properties. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
        awaitDatabase();
        var readOnly = database.isReadOnly();
        if (readOnly) {
            properties.setProperty(UnpooledConnection.SERVER_TYPE, "any");
        } else if (wasReadOnly) {
            // The driver remembers for a while which host is a standby, and one of them may have been promoted.
            properties.setProperty("hostRecheckSeconds", "0");
        }
        var connection = getConnectionFromDriverManager(url(), properties);
        wasReadOnly = readOnly;
        try {
            // A timeout in the URL takes precedence, as it does in the driver.
            if (connection.getNetworkTimeout() == LOGIN_TIMEOUT.toMillis()) {
                connection.setNetworkTimeout(Runnable::run, (int)
                        Duration.ofSeconds(socketTimeoutSeconds).toMillis());
            }
            // The server may have restarted, which breaks all connections.
            SynchronousCommit.awaitStandby(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The server that has answered the last check comes first: another host may hang. */
    private String url() {
        var url = pool.getJdbcUrl();
        var server = database.server();
        return server == null ? url : new DatabaseUrl(url).startingWith(server).value();
    }

    private void awaitDatabase() throws SQLException {
        try {
            while (database.isAway()) {
                if (pool.isClosed()) {
                    throw new SQLNonTransientConnectionException("the pool was closed while the database is away");
                }
                Thread.sleep(POLL_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLNonTransientConnectionException("interrupted while the database is away", e);
        }
    }
}
