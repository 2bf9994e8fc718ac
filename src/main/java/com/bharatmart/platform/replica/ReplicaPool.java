package com.bharatmart.platform.replica;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.util.StringUtils;

/**
 * A small pool of connections to a standby. It is always full: a connection that is made when the primary has just stopped
 * answering would have to find out first which server still does. It is no bean of type {@link DataSource}, so that nothing
 * takes it for the database.
 */
final class ReplicaPool implements AutoCloseable {

    private static final String NAME = "replica";

    private static final Duration CONNECTION_TIMEOUT = Duration.ofMillis(500);
    private static final Duration VALIDATION_TIMEOUT = Duration.ofMillis(250);

    /** So that connections that were made while there was no other standby spread again. */
    private static final Duration MAX_LIFETIME = Duration.ofMinutes(5);

    /** A pool that is on the primary looks for a standby this often. */
    private static final Duration EVICTION_INTERVAL = Duration.ofSeconds(10);

    private final HikariDataSource pool;
    private long lastEviction = System.nanoTime();

    /** @param primary has the user, the password and the properties of the driver */
    ReplicaPool(HikariDataSource primary, ReplicaProperties properties, MeterRegistry metrics) {
        var config = new HikariConfig();
        config.setPoolName(NAME);
        config.setJdbcUrl(StringUtils.hasText(properties.url()) ? properties.url() : primary.getJdbcUrl());
        config.setUsername(primary.getUsername());
        config.setPassword(primary.getPassword());
        config.setReadOnly(true);
        config.setMaximumPoolSize(properties.connections() + 1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
        config.setMaxLifetime(MAX_LIFETIME.toMillis());
        // The instance starts without a standby.
        config.setInitializationFailTimeout(-1);
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(metrics));
        var driver = config.getDataSourceProperties();
        driver.putAll(primary.getDataSourceProperties());
        driver.setProperty("ApplicationName", "bharatmart-replica");
        driver.setProperty("targetServerType", "preferSecondary");
        driver.setProperty("loadBalanceHosts", "true");
        driver.setProperty("preparedStatementCacheSizeMiB", "1");
        driver.setProperty("connectTimeout", "1");
        driver.setProperty("loginTimeout", "4");
        driver.setProperty(
                "socketTimeout",
                String.valueOf(Math.ceilDiv(properties.timeout().toMillis(), 1000)));
        this.pool = new HikariDataSource(config);
    }

    DataSource dataSource() {
        return pool;
    }

    Connection getConnection() throws SQLException {
        return pool.getConnection();
    }

    /** Replaces connections that lead to the primary, but not all the time: there may be no standby. */
    void evictIfDue() {
        if (System.nanoTime() - lastEviction > EVICTION_INTERVAL.toNanos()) {
            lastEviction = System.nanoTime();
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
