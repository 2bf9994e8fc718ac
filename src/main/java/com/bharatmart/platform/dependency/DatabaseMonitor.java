package com.bharatmart.platform.dependency;

import com.bharatmart.platform.database.SqlState;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the database. One that can only be read, such as a primary that was replaced, counts as away. */
@Component
public class DatabaseMonitor extends DependencyMonitor {

    private volatile @Nullable HikariDataSource pool;
    private @Nullable ProbeConnection line;

    DatabaseMonitor(DependencyProperties properties, MeterRegistry metrics) {
        super("database", properties.interval(), metrics);
    }

    /** From now on this is the database that is asked; the pool, which is still empty, signs in when it is there. */
    public void watch(HikariDataSource source) {
        pool = source;
        FailoverDataSource.insteadOf(source, this);
    }

    @Override
    void ask() throws SQLException {
        var source = pool;
        if (source == null) {
            return;
        }
        if (line == null) {
            line = new ProbeConnection(source, "bharatmart-probe");
        }
        try {
            line.ask();
        } catch (SQLException e) {
            if (SqlState.READ_ONLY.equals(e.getSQLState())) {
                source.getHikariPoolMXBean().softEvictConnections();
            }
            throw e;
        }
    }

    @Override
    void forget() {
        if (line != null) {
            line.close();
        }
    }
}
