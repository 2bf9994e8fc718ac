package com.bharatmart.platform.dependency;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the database over a connection beside the pool's, since a pool that is used up is no database that is away. One
 * that only can be read, such as a primary that was replaced, counts as away, and its connections are given up.
 */
@Component
public class DatabaseProbe extends Dependency {

    private static final String IS_STANDBY = "SELECT pg_is_in_recovery()";

    private static final Logger log = LoggerFactory.getLogger(DatabaseProbe.class);

    /** Seconds. */
    private static final String TIMEOUT = "1";

    private @Nullable HikariDataSource pool;
    private @Nullable Connection connection;

    DatabaseProbe(DependencyProperties properties, MeterRegistry metrics) {
        super("database", properties.interval(), metrics);
    }

    /** From now on this is the database that is asked. */
    public void watch(HikariDataSource source) {
        pool = source;
    }

    @Override
    void ask() throws SQLException {
        var source = pool;
        if (source == null) {
            return;
        }
        var open = connection == null ? connect(source) : connection;
        connection = null;
        try (var statement = open.createStatement();
                var rows = statement.executeQuery(IS_STANDBY)) {
            rows.next();
            if (rows.getBoolean(1)) {
                source.getHikariPoolMXBean().softEvictConnections();
                throw new SQLException("it takes no writes");
            }
            connection = open;
        } finally {
            if (connection == null) {
                open.close();
            }
        }
    }

    @Override
    void forget() {
        try (var _ = connection) {
            connection = null;
        } catch (SQLException e) {
            log.debug("The probe's connection did not close", e);
        }
    }

    private static Connection connect(HikariDataSource source) throws SQLException {
        var settings = new Properties();
        settings.putAll(source.getDataSourceProperties());
        settings.setProperty("ApplicationName", "bharatmart-probe");
        settings.setProperty("connectTimeout", TIMEOUT);
        settings.setProperty("socketTimeout", TIMEOUT);
        settings.setProperty("loginTimeout", TIMEOUT);
        if (source.getUsername() != null) {
            settings.setProperty("user", source.getUsername());
        }
        if (source.getPassword() != null) {
            settings.setProperty("password", source.getPassword());
        }
        return DriverManager.getConnection(source.getJdbcUrl(), settings);
    }
}
