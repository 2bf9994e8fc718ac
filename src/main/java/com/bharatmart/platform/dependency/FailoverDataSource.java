package com.bharatmart.platform.dependency;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Signs in to the database for the pool, whose connecting thread is one alone. After a failure the pool sleeps, for up to
 * five seconds before the next attempt; so this waits for a database that is known to be away, and signs in as soon as it
 * is back. And of several hosts, one that takes a connection and then says nothing is left for the next one before
 * {@code loginTimeout} is over: until it is signed in, a connection waits for each answer for a short time only.
 */
final class FailoverDataSource extends DriverManagerDataSource {

    /** The driver's name for how long it waits for an answer, in seconds. */
    private static final String SOCKET_TIMEOUT = "socketTimeout";

    private static final Duration LOGIN = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(50);

    private final HikariDataSource pool;
    private final DependencyMonitor database;
    private final int answerTimeout;

    private FailoverDataSource(HikariDataSource pool, DependencyMonitor database) {
        super(pool.getJdbcUrl());
        this.pool = pool;
        this.database = database;
        var properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        this.answerTimeout = Integer.parseInt(properties.getProperty(SOCKET_TIMEOUT, "0"));
        properties.setProperty(SOCKET_TIMEOUT, Long.toString(LOGIN.toSeconds()));
        setConnectionProperties(properties);
    }

    /** The pool, which must not have been asked for a connection yet, has them made here from now on. */
    static void insteadOf(HikariDataSource pool, DependencyMonitor database) {
        pool.setDataSource(new FailoverDataSource(pool, database));
    }

    /** The pool tells; but what the properties say holds. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
        waitForDatabase();
        var connection = super.getConnectionFromDriver(properties);
        // One in the URL comes first, for the driver too.
        if (connection.getNetworkTimeout() == LOGIN.toMillis()) {
            connection.setNetworkTimeout(
                    Runnable::run, (int) Duration.ofSeconds(answerTimeout).toMillis());
        }
        return connection;
    }

    private void waitForDatabase() throws SQLException {
        try {
            while (database.isAway()) {
                if (pool.isClosed()) {
                    throw new SQLNonTransientConnectionException("the pool ends while the database is away");
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLNonTransientConnectionException("interrupted while the database is away", e);
        }
    }
}
