package com.bharatmart.platform.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReplicaPropertiesTest {

    @Test
    void readsThePrimaryFirstByDefault() {
        assertThat(bound(Map.of()))
                .isEqualTo(new ReplicaProperties(
                        ReplicaUse.PRIMARY_FIRST,
                        null,
                        4,
                        Duration.ofMillis(300),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10)));
    }

    @Test
    void bindsAllProperties() {
        var given = bound(Map.of(
                "bharatmart.replica.reads", "always",
                "bharatmart.replica.url", "jdbc:postgresql://replicas/shop",
                "bharatmart.replica.connections", "2",
                "bharatmart.replica.connection-wait", "3ms",
                "bharatmart.replica.timeout", "4s",
                "bharatmart.replica.max-lag", "5s"));

        assertThat(given)
                .isEqualTo(new ReplicaProperties(
                        ReplicaUse.ALWAYS,
                        "jdbc:postgresql://replicas/shop",
                        2,
                        Duration.ofMillis(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5)));
    }

    private static ReplicaProperties bound(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("bharatmart.replica", ReplicaProperties.class);
    }
}
