package com.bharatmart.platform.replica;

import com.bharatmart.platform.dependency.DatabaseMonitor;
import com.bharatmart.platform.dependency.DependencyMonitor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the replica. A pool that had to connect to the primary counts as failed, and so does a replica that is too far
 * behind, if reads prefer it. While the primary does not answer, there is nothing that the replica could be behind.
 */
class ReplicaMonitor extends DependencyMonitor {

    private static final Logger log = LoggerFactory.getLogger(ReplicaMonitor.class);

    static final String NAME = "replica";

    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private static final String REPLAYED = """
            SELECT pg_is_in_recovery(), coalesce(pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0'), 0)""";

    private static final String WRITTEN = "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')";

    private final ReplicaPool pool;
    private final DataSource replica;
    private final DataSource primary;
    private final DatabaseMonitor database;
    private final ReplicaProperties properties;
    private final ReplicaLag progress = new ReplicaLag();
    private volatile Duration lag = Duration.ZERO;

    ReplicaMonitor(
            ReplicaPool pool,
            DataSource primary,
            DatabaseMonitor database,
            ReplicaProperties properties,
            MeterRegistry metrics) {
        super(NAME, INTERVAL);
        this.pool = pool;
        this.replica = new NetworkTimeoutDataSource(pool.dataSource(), TIMEOUT);
        this.primary = new NetworkTimeoutDataSource(primary, TIMEOUT);
        this.database = database;
        this.properties = properties;
        if (properties.reads() == ReplicaUse.ALWAYS) {
            TimeGauge.builder("replica.lag", () -> lag.toMillis(), TimeUnit.MILLISECONDS)
                    .description("How far the replica is behind the primary")
                    .register(metrics);
        }
    }

    @Override
    protected void check() throws SQLException {
        var start = System.nanoTime();
        var written = properties.reads() == ReplicaUse.ALWAYS ? written() : 0;
        try (var connection = replica.getConnection()) {
            var replayed = replayed(connection);
            if (written > 0) {
                lag = progress.observe(start, written, replayed);
            }
        }
        if (written > 0 && lag.compareTo(properties.maxLag()) > 0) {
            throw new SQLException("the replica is %d ms behind".formatted(lag.toMillis()));
        }
    }

    /** The position of the replica in the log. */
    private long replayed(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(REPLAYED)) {
            row.next();
            if (!row.getBoolean(1)) {
                pool.searchStandbyIfDue();
                throw new SQLException("connected to the primary, since no standby answered");
            }
            return row.getLong(2);
        }
    }

    /** The position of the primary in the log, 0 if the primary does not tell. */
    private long written() {
        if (database.isAway()) {
            return 0;
        }
        try (var connection = primary.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(WRITTEN)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            log.debug("The position of the primary is not known until the next check", e);
            return 0;
        }
    }
}
