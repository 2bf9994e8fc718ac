package com.bharatmart.platform.health;

import com.bharatmart.platform.dependency.ProbeConnection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The way to the database, less often looked at than by its probe: this is for the load balancer, which is slow. */
@Component
@Order(1)
class DatabaseHealthCheck implements HealthCheck {

    private final ProbeConnection line;
    private volatile boolean succeeded;

    DatabaseHealthCheck(DataSource dataSource) {
        this.line = new ProbeConnection(dataSource, "bharatmart-health");
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
        try {
            line.ask();
            succeeded = true;
        } catch (SQLException e) {
            succeeded = false;
            throw e;
        }
    }
}
