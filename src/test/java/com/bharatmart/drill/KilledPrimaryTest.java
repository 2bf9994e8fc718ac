package com.bharatmart.drill;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("drills")
class KilledPrimaryTest {

    /** Per second. */
    private static final double SEARCHES = 10;

    @Test
    void nothingIsLostAndTheStandbyTakesOrders() {
        Drill.run(6, "killed-primary", "kill -9 of the PostgreSQL primary", drill -> {
            Timeline.Fault fault;
            try (var _ = drill.crowd(0.5);
                    var _ = drill.searches(SEARCHES)) {
                drill.run(Duration.ofSeconds(10));
                fault = drill.fault("kill -9 of the primary");
                drill.cluster().postgres().primary().killPostgres();
                drill.until("an order is taken again", () -> drill.isTakingOrdersSince(fault));
                drill.run(Duration.ofSeconds(8));
                fault.end();
                drill.run(Duration.ofSeconds(7));
            }
            drill.expectBack("writes", Duration.ofSeconds(10), fault, Drill::isWrite);
            drill.expectBrowsing(fault);
            drill.audit();
        });
    }
}
