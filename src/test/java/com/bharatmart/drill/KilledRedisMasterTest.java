package com.bharatmart.drill;

import com.bharatmart.drill.OrderLedger.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("drills")
class KilledRedisMasterTest {

    @Test
    void shoppersStaySignedIn() {
        Drill.run(10, "killed-redis-master", "kill -9 of the Redis master", drill -> {
            Timeline.Fault fault;
            try (var _ = drill.crowd(0.5)) {
                drill.run(Duration.ofSeconds(10));
                fault = drill.fault("kill -9 of the master");
                drill.cluster().redis().master().kill();
                drill.run(Duration.ofSeconds(15));
                fault.end();
                drill.run(Duration.ofSeconds(5));
            }
            drill.expectBack(
                    "requests of signed-in shoppers",
                    Duration.ofSeconds(5),
                    fault,
                    request -> request.kind() == Kind.ACCOUNT);
            drill.expectNone("shoppers who were logged out", drill.failed(request -> request.status() == 401));
            drill.expectNone("failed guests", drill.failed(request -> request.kind() != Kind.ACCOUNT));
            drill.audit();
        });
    }
}
