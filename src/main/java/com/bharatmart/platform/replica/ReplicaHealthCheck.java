package com.bharatmart.platform.replica;

import com.bharatmart.platform.health.HealthCheck;
import java.sql.SQLException;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Whether the catalog can be read from a replica. There is no such check where no replica is configured. */
@Component
@Conditional(OnReplicaCondition.class)
class ReplicaHealthCheck implements HealthCheck {

    private final ReplicaMonitor replica;

    ReplicaHealthCheck(ReplicaMonitor replica) {
        this.replica = replica;
    }

    @Override
    public String name() {
        return ReplicaMonitor.NAME;
    }

    @Override
    public void run() throws SQLException {
        if (replica.isAway()) {
            throw new SQLException("no standby answers, or it is too far behind");
        }
    }
}
