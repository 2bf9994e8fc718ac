package com.bharatmart.drill;

import com.bharatmart.cluster.Guard;
import com.bharatmart.cluster.Release;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("drills")
class RollingUpgradeTest {

    private static final String SESSION = "com.bharatmart.platform.session.LoginSession";

    @Test
    void nobodyNoticesAnUpgradeAndItsTakingBack() {
        Drill.run(
                5,
                "rolling-upgrade",
                "rolling upgrade to another schema and another class of sessions, and rollback",
                drill -> {
                    var cluster = drill.cluster();
                    var next = cluster.later(SESSION, RollingUpgradeTest::rememberWhenItWasOpened);
                    try (var _ = drill.crowd(0.5)) {
                        drill.run(Duration.ofSeconds(10));
                        var fault = drill.fault("the schema is migrated");
                        cluster.schema().change(next, RollingUpgradeTest::change);
                        drill.mark("it is");
                        roll(drill, next, "the new version");
                        drill.shop().welcomeCustomers();
                        drill.mark("people log in at the new version");
                        drill.run(Duration.ofSeconds(5));
                        roll(drill, cluster.release(), "the old version");
                        fault.end();
                        drill.run(Duration.ofSeconds(5));
                    }
                    drill.expectNone("5xx", drill.failed(request -> request.status() >= 500));
                    drill.expectNone("shoppers who were logged out", drill.failed(request -> request.status() == 401));
                    drill.expectNone("other errors", drill.failed(request -> request.status() < 500));
                    drill.audit();
                });
    }

    private static void roll(Drill drill, Release release, String name) {
        for (var instance : drill.cluster().instances()) {
            instance.drain();
            instance.start(release);
            drill.until(
                    "%s is %s".formatted(instance, name),
                    () -> drill.cluster().balancer().isSending(instance));
        }
    }

    /** The column that each table of the shoppers gets while they use it. */
    private static String change(String table, String column) {
        return Guard.EXPAND_ONLY.isTakenOut() && table.equals("orders")
                ? "ALTER TABLE orders RENAME COLUMN status TO %s".formatted(column)
                : "ALTER TABLE %s ADD COLUMN %s text NOT NULL DEFAULT 'web'".formatted(table, column);
    }

    /** An additional field of the session, which the old version does not know and does not write. */
    private static String rememberWhenItWasOpened(String source) {
        return source.replace("record LoginSession(UUID login, boolean hostCookie) {", """
                record LoginSession(UUID login, boolean hostCookie, long openedAt) {
                    public LoginSession(UUID login, boolean hostCookie) {
                        this(login, hostCookie, System.currentTimeMillis());
                    }
                """);
    }
}
