package com.bharatmart.drill;

import com.bharatmart.drill.OrderLedger.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("drills")
class KilledInstanceTest {

    private static final int TIMES = 3;

    @Test
    void nobodyWhoseRequestMayBeRepeatedNoticesThatInstancesDie() {
        Drill.run(1, "killed-instance", "kill -9 of an instance, again and again", drill -> {
            try (var _ = drill.crowd(0.5)) {
                drill.run(Duration.ofSeconds(10));
                for (var instance : drill.cluster().instances().subList(0, TIMES)) {
                    var fault = drill.fault("kill -9 of " + instance);
                    instance.kill();
                    var ejected = drill.until(
                            instance + " gets no more requests",
                            () -> !drill.cluster().balancer().isSending(instance));
                    drill.expectAtMost(instance + " is out", Duration.ofSeconds(1), ejected);
                    drill.run(Duration.ofSeconds(3));
                    instance.start(drill.cluster().release());
                    drill.until(
                            instance + " is back",
                            () -> drill.cluster().balancer().isSending(instance));
                    fault.end();
                    drill.run(Duration.ofSeconds(3));
                }
                drill.run(Duration.ofSeconds(5));
            }
            drill.expectNone(
                    "failed GETs",
                    drill.failed(request -> request.kind() == Kind.BROWSE || request.kind() == Kind.ACCOUNT));
            drill.expectNone(
                    "failed checkouts, which carry a key", drill.failed(request -> request.kind() == Kind.CHECKOUT));
            drill.audit();
        });
    }
}
