package com.bharatmart.platform.replica;

import com.bharatmart.platform.dependency.UnpooledConnection;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.StringUtils;

/**
 * A small pool of connections to a standby. It is always full: a connection that is made when the primary has just stopped
 * answering would have to find out first which server still does. It is no bean of type {@link DataSource}, so that nothing
 * takes it for the database.
 */
final class ReplicaPool implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReplicaPool.class);

    private static final String NAME = "replica";

    private static final Duration CONNECTION_TIMEOUT = Duration.ofMillis(500);
    private static final Duration VALIDATION_TIMEOUT = Duration.ofMillis(250);

    /** So that connections that were made while there was no other standby spread again. */
    private static final Duration MAX_LIFETIME = Duration.ofMinutes(5);

    /** A pool that is on the primary looks for a standby this often. */
    private static final Duration SEARCH_INTERVAL = Duration.ofSeconds(3);

    private final HikariDataSource pool;
    private long lastSearch = System.nanoTime();

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
        driver.setProperty(UnpooledConnection.SERVER_TYPE, "preferSecondary");
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

    /** Replaces the connections, which lead to the primary, if there is a standby by now. Until then they serve reads. */
    void searchStandbyIfDue() {
        if (System.nanoTime() - lastSearch > SEARCH_INTERVAL.toNanos()) {
            lastSearch = System.nanoTime();
            if (isStandbyFound()) {
                pool.getHikariPoolMXBean().softEvictConnections();
            }
        }
    }

    private boolean isStandbyFound() {
        try (var _ = UnpooledConnection.open(
                pool, Map.of(UnpooledConnection.SERVER_TYPE, "secondary", "loginTimeout", "1"))) {
            return true;
        } catch (SQLException e) {
            log.debug("There is no standby: {}", e.toString());
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
