package com.bharatmart.drill;

import com.bharatmart.drill.OrderLedger.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("drills")
class DemotedRedisMasterTest {

    private static final Duration BACK = Duration.ofSeconds(5);

    /** All instances have just started. */
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    @Test
    void shoppersFollowTheName() {
        Drill.run(
                27,
                "demoted-redis-master",
                "the Redis master is demoted in place; its name moves 10 s later",
                drill -> {
                    Timeline.Fault demoted;
                    Timeline.Fault moved;
                    try (var _ = drill.cluster().nameRedis()) {
                        try (var _ = drill.crowd(0.5);
                                var _ = drill.logins()) {
                            drill.run(WARM_UP);
                            demoted = drill.fault("the replica is promoted, the master demoted in place");
                            drill.cluster().redis().switchRoles();
                            drill.run(Duration.ofSeconds(10));
                            demoted.end();
                            moved = drill.fault("the name moves to the new master");
                            drill.cluster().redis().moveName();
                            drill.run(Duration.ofSeconds(15));
                            moved.end();
                        }
                    }
                    drill.expectBack("logins", BACK, moved, request -> request.kind() == Kind.LOGIN);
                    drill.expectBack(
                            "requests of signed-in shoppers", BACK, moved, request -> request.kind() == Kind.ACCOUNT);
                    drill.expectShare(
                            "requests of signed-in shoppers until the name moves",
                            0.9,
                            drill.ledger()
                                    .requests(request -> request.kind() == Kind.ACCOUNT
                                            && request.isBetween(demoted.from(), demoted.to())));
                    drill.expectNone("shoppers who were logged out", drill.failed(request -> request.status() == 401));
                    drill.expectNone(
                            "guests who failed since the fault",
                            drill.failed(request -> request.at() > demoted.from()
                                    && request.kind() != Kind.ACCOUNT
                                    && request.kind() != Kind.LOGIN));
                    drill.audit();
                });
    }
}
