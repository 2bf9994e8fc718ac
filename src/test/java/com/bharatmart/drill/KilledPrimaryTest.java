package com.bharatmart.drill;

import com.bharatmart.drill.OrderLedger.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("drills")
class KilledPrimaryTest {

    @Test
    void nothingIsLostAndTheStandbyTakesOrders() {
        Drill.run(6, "killed-primary", "kill -9 of the PostgreSQL primary", drill -> {
            Timeline.Fault fault;
            try (var _ = drill.crowd(0.5)) {
                drill.run(Duration.ofSeconds(10));
                fault = drill.fault("kill -9 of the primary");
                drill.cluster().postgres().primary().killPostgres();
                drill.until("an order is taken again", () -> drill.isTakingOrdersSince(fault));
                drill.run(Duration.ofSeconds(8));
                fault.end();
                drill.run(Duration.ofSeconds(7));
            }
            drill.expectBack("writes", Duration.ofSeconds(10), fault, Drill::isWrite);
            drill.expectShare(
                    "cached browsing",
                    0.99,
                    drill.ledger()
                            .requests(request ->
                                    request.kind() == Kind.BROWSE && request.isBetween(fault.from(), fault.to())));
            drill.audit();
        });
    }
}
