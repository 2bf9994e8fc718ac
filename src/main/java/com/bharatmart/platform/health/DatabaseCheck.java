package com.bharatmart.platform.health;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The way to the database, on a connection beside the pool's but to the same place and as the same user: a pool that is
 * used up means that there is much to do, which is no reason to send everything to the others.
 */
@Component
@Order(1)
class DatabaseCheck implements HealthCheck {

    /** What can be read but not written to is a standby, or a primary that was one until a moment ago. */
    private static final String IS_STANDBY = "SELECT pg_is_in_recovery()";

    private final DataSource dataSource;
    private @Nullable Connection connection;
    private volatile boolean succeeded;

    DatabaseCheck(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean isVital() {
        return true;
    }

    boolean hasSucceeded() {
        return succeeded;
    }

    @Override
    public void run() throws SQLException {
        var open = connection == null ? connect() : connection;
        connection = null;
        try (var statement = open.createStatement();
                var rows = statement.executeQuery(IS_STANDBY)) {
            rows.next();
            if (rows.getBoolean(1)) {
                throw new SQLException("connected to a standby");
            }
            connection = open;
        } finally {
            succeeded = connection != null;
            if (!succeeded) {
                open.close();
            }
        }
    }

    private Connection connect() throws SQLException {
        succeeded = false;
        var pool = dataSource.unwrap(HikariDataSource.class);
        var settings = new Properties();
        settings.putAll(pool.getDataSourceProperties());
        settings.setProperty("ApplicationName", "bharatmart-health");
        settings.setProperty("connectTimeout", "1");
        settings.setProperty("socketTimeout", "1");
        if (pool.getUsername() != null) {
            settings.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            settings.setProperty("password", pool.getPassword());
        }
        return DriverManager.getConnection(pool.getJdbcUrl(), settings);
    }
}
