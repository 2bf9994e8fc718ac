package com.bharatmart.drill;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("drills")
class LostFaultDomainTest {

    private static final double BUSY = 0.66;
    private static final Duration COMPARED = Duration.ofSeconds(20);

    @Test
    void fourInstancesDoTheWorkOfSix() {
        Drill.run(3, "lost-fault-domain", "a whole fault domain is killed, two instances of six", drill -> {
            Timeline.Fault fault;
            try (var _ = drill.crowd(BUSY)) {
                drill.run(COMPARED.multipliedBy(2));
                fault = drill.fault("kill -9 of a fault domain");
                var lost = drill.cluster().instances().getLast().faultDomain();
                drill.cluster().instances().stream()
                        .filter(instance -> instance.faultDomain().equals(lost))
                        .forEach(instance -> {
                            instance.kill();
                            drill.mark(instance + " is dead");
                        });
                drill.run(COMPARED);
                fault.end();
            }
            drill.expectNone(
                    "failed requests that may be repeated",
                    drill.failed(request -> Drill.isRepeatable(request) && request.at() > fault.from()));
            var before = p99(drill, fault.from() - COMPARED.toNanos());
            var after = p99(drill, fault.from());
            drill.expect(
                    "p99 ≤ 1.5 times",
                    "%d ms before, %d ms after".formatted(before.toMillis(), after.toMillis()),
                    after.toNanos() <= 1.5 * before.toNanos());
            drill.audit();
        });
    }

    /** The requests that were sent from this moment on. */
    private static Duration p99(Drill drill, long from) {
        return OrderLedger.percentile(
                drill.ledger().requests(request -> request.isBetween(from, from + COMPARED.toNanos())), 0.99);
    }
}
