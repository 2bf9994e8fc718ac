package com.bharatmart.platform.health;

import com.bharatmart.platform.dependency.DirectLine;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The way to the database, less often looked at than by its probe: this is for the load balancer, which is slow. */
@Component
@Order(1)
class DatabaseCheck implements HealthCheck {

    private final DirectLine line;
    private volatile boolean succeeded;

    DatabaseCheck(DataSource dataSource) {
        this.line = new DirectLine(dataSource, "bharatmart-health");
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
