package com.bharatmart.drill;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("drills")
class RollingRestartTest {

    @Test
    void nobodyNoticesThatAllInstancesAreReplaced() {
        Drill.run(4, "rolling-restart", "rolling restart of all instances, with long requests open", drill -> {
            var slow = new SlowSenders(drill.cluster().http());
            try (var _ = drill.crowd(0.5);
                    slow) {
                drill.run(Duration.ofSeconds(10));
                var fault = drill.fault("the first one is told to go");
                for (var instance : drill.cluster().instances()) {
                    instance.drain();
                    drill.mark(instance + " is gone");
                    instance.start(drill.cluster().release());
                    drill.until(
                            instance + " is back",
                            () -> drill.cluster().balancer().isSending(instance));
                }
                fault.end();
                drill.run(Duration.ofSeconds(5));
            }
            drill.expectNone("errors and resets", drill.failed(_ -> true));
            drill.expect(
                    "long requests that were cut off",
                    "%d of %d".formatted(slow.cutOff(), slow.sent()),
                    slow.cutOff() == 0 && slow.sent() > 0);
            drill.audit();
        });
    }
}
