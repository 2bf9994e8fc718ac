package com.bharatmart.platform.dependency;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** Connections beside a pool, to the same database and as the same user. */
public final class UnpooledConnection {

    /** The driver's property for the servers to connect to. */
    public static final String SERVER_TYPE = "targetServerType";

    private UnpooledConnection() {}

    /** @param overrides properties of the driver, in place of those of the pool */
    public static Connection open(HikariDataSource pool, Map<String, String> overrides) throws SQLException {
        var settings = new Properties();
        settings.putAll(pool.getDataSourceProperties());
        settings.putAll(overrides);
        if (pool.getUsername() != null) {
            settings.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            settings.setProperty("password", pool.getPassword());
        }
        return DriverManager.getConnection(pool.getJdbcUrl(), settings);
    }
}
