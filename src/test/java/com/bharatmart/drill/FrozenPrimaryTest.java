package com.bharatmart.drill;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("drills")
class FrozenPrimaryTest {

    /** Per second. */
    private static final double SEARCHES = 10;

    @Test
    void aPrimaryThatHangsIsReplacedAndNobodyHangsWithIt() {
        Drill.run(
                7, "frozen-primary", "the machine of the PostgreSQL primary hangs, and wakes a minute later", drill -> {
                    Timeline.Fault fault;
                    try (var _ = drill.crowd(0.5);
                            var _ = drill.searches(SEARCHES)) {
                        drill.run(Duration.ofSeconds(10));
                        var primary = drill.cluster().postgres().primary();
                        fault = drill.fault("SIGSTOP of the primary and its Patroni");
                        primary.freeze();
                        drill.until("an order is taken again", () -> drill.isTakingOrdersSince(fault));
                        drill.run(Duration.ofSeconds(20));
                        primary.thaw();
                        drill.mark("the old primary wakes");
                        drill.run(Duration.ofSeconds(15));
                        fault.end();
                    }
                    drill.expectBack("writes", Duration.ofSeconds(30), fault, Drill::isWrite);
                    drill.expectBrowsing(fault);
                    drill.expectAtMost(
                            "the slowest request took",
                            Duration.ofSeconds(10),
                            OrderLedger.percentile(drill.ledger().requests(_ -> true), 1));
                    drill.audit();
                });
    }
}
