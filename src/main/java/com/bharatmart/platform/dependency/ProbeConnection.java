package com.bharatmart.platform.dependency;

import com.bharatmart.platform.database.SqlState;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection outside of the pool, to the same database and as the same user. An exhausted pool means load, not that the
 * database is away. Not thread-safe.
 */
final class ProbeConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProbeConnection.class);

    /** True for a standby, and for a primary that was a standby until a moment ago. */
    private static final String IS_READ_ONLY = "SELECT pg_is_in_recovery()";

    private static final String APPLICATION_NAME = "bharatmart-probe";

    /** Seconds. */
    private static final String TIMEOUT = "1";

    private final HikariDataSource pool;
    private @Nullable Connection connection;

    ProbeConnection(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Returns if the database answers within a second and accepts writes. Connects first if there is no connection.
     *
     * @throws SQLException if not; with {@link SqlState#READ_ONLY} if the database accepts no writes
     */
    void check() throws SQLException {
        var open = connection == null ? connect() : connection;
        connection = null;
        try (var statement = open.createStatement();
                var rows = statement.executeQuery(IS_READ_ONLY)) {
            rows.next();
            if (rows.getBoolean(1)) {
                throw new SQLException("connected to a standby", SqlState.READ_ONLY);
            }
            connection = open;
        } finally {
            if (connection == null) {
                open.close();
            }
        }
    }

    @Override
    public void close() {
        try (var _ = connection) {
            connection = null;
        } catch (SQLException e) {
            log.debug("The connection {} did not close", APPLICATION_NAME, e);
        }
    }

    private Connection connect() throws SQLException {
        var settings = new Properties();
        settings.putAll(pool.getDataSourceProperties());
        settings.setProperty("ApplicationName", APPLICATION_NAME);
        settings.setProperty("connectTimeout", TIMEOUT);
        settings.setProperty("socketTimeout", TIMEOUT);
        settings.setProperty("loginTimeout", TIMEOUT);
        if (pool.getUsername() != null) {
            settings.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            settings.setProperty("password", pool.getPassword());
        }
        return DriverManager.getConnection(pool.getJdbcUrl(), settings);
    }
}
