package com.bharatmart.platform.dependency;

import com.bharatmart.platform.database.SqlState;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection beside the pool's, but to the same place and as the same user: a pool that is used up means that there is
 * much to do, not that the database is away. For one thread at a time.
 */
public final class ProbeConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProbeConnection.class);

    /** What can be read but not written to is a standby, or a primary that was one until a moment ago. */
    private static final String IS_STANDBY = "SELECT pg_is_in_recovery()";

    /** Seconds. */
    private static final String TIMEOUT = "1";

    private final DataSource dataSource;
    private final String name;
    private @Nullable Connection connection;

    /** @param name under which the server knows the connection */
    public ProbeConnection(DataSource dataSource, String name) {
        this.dataSource = dataSource;
        this.name = name;
    }

    /**
     * Returns if the database answers within a second, and takes writes. Connects first where there is no connection.
     *
     * @throws SQLException if not; of the state {@link SqlState#READ_ONLY} if it takes no writes
     */
    public void ask() throws SQLException {
        var open = connection == null ? connect() : connection;
        connection = null;
        try (var statement = open.createStatement();
                var rows = statement.executeQuery(IS_STANDBY)) {
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
            log.debug("The connection {} did not close", name, e);
        }
    }

    private Connection connect() throws SQLException {
        var pool = dataSource.unwrap(HikariDataSource.class);
        var settings = new Properties();
        settings.putAll(pool.getDataSourceProperties());
        settings.setProperty("ApplicationName", name);
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
