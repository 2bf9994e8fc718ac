package com.bharatmart.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The configuration properties of the instances. */
final class Settings {

    /** More than twice the time that the balancer needs to notice a draining instance. */
    private static final Duration DRAIN_PERIOD = Duration.ofSeconds(3);

    private Settings() {}

    /** The properties that an instance needs to start. */
    static Map<String, String> ofAnybody(PostgresPair postgres, RedisTrio redis) {
        var properties = new HashMap<>(redis.properties());
        properties.putAll(Map.of(
                "server.address",
                "127.0.0.1",
                "spring.datasource.url",
                postgres.url(),
                "spring.datasource.username",
                PostgresPair.APPLICATION,
                "spring.datasource.password",
                postgres.password()));
        return properties;
    }

    /** The properties of instances that serve shoppers, unless a guard is disabled. */
    static Map<String, String> ofInstances(PostgresPair postgres, RedisTrio redis, MailServer mail) {
        var properties = ofAnybody(postgres, redis);
        properties.putAll(mail.properties());
        properties.putAll(Map.of(
                "bharatmart.drain.period",
                Guard.DRAINING.isTakenOut() ? "0s" : DRAIN_PERIOD.toMillis() + "ms",
                "bharatmart.proxies.trusted",
                "127.0.0.1/32",
                // All load comes from one address.
                "bharatmart.rate-limit.enabled",
                "false",
                "bharatmart.staff.first.email",
                Cluster.STAFF_EMAIL,
                "bharatmart.staff.first.password",
                postgres.password()));
        if (Guard.DEADLINES.isTakenOut()) {
            properties.put("bharatmart.overload.deadline", "60s");
            properties.put("bharatmart.dependency.interval", "1h");
            properties.put("spring.datasource.hikari.data-source-properties.socketTimeout", "0");
        }
        if (Guard.REPLICA.isTakenOut()) {
            properties.put("bharatmart.replica.reads", "never");
        }
        if (Guard.RECONNECTS.isTakenOut()) {
            properties.put("bharatmart.redis.reconnect-interval", "1h");
        }
        if (Guard.GATES.isTakenOut()) {
            properties.put("bharatmart.overload.least-requests", "100000");
            properties.put("bharatmart.overload.most-requests", "100000");
        }
        return properties;
    }
}
