package com.bharatmart.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("drills")
class FrozenInstanceTest {

    private static final Duration FROZEN = Duration.ofSeconds(30);

    @Test
    void anInstanceThatHangsIsDoneWithoutAndDoesNothingTwiceWhenItWakes() {
        Drill.run(2, "frozen-instance", "SIGSTOP of an instance for 30 s, then SIGCONT", drill -> {
            List<OrderLedger.Request> during;
            try (var _ = drill.crowd(0.5)) {
                drill.run(Duration.ofSeconds(10));
                var instance = drill.cluster().instances().getFirst();
                var fault = drill.fault("SIGSTOP of " + instance);
                instance.freeze();
                var ejected = drill.until(
                        instance + " gets no more requests",
                        () -> !drill.cluster().balancer().isSending(instance));
                drill.run(FROZEN.minus(ejected));
                instance.thaw();
                drill.mark("SIGCONT");
                drill.until(
                        instance + " is back", () -> drill.cluster().balancer().isSending(instance));
                fault.end();
                drill.run(Duration.ofSeconds(8));
                during = drill.ledger().requests(request -> request.at() > fault.from());
                drill.expectAtMost(
                        "requests that fail were sent",
                        Duration.ofSeconds(3),
                        whileSent(fault, drill.failed(_ -> true)));
            }
            drill.expectShare("answered since the fault", 0.99, new ArrayList<>(during));
            drill.audit();
        });
    }

    /** The time from the start of the fault until the last of these requests was sent. */
    private static Duration whileSent(Timeline.Fault fault, List<OrderLedger.Request> failed) {
        return failed.stream()
                .filter(request -> request.at() > fault.from())
                .map(request -> Duration.ofNanos(request.at() - fault.from()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
