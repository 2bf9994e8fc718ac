package com.bharatmart.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OverloadPropertiesTest {

    private static final String PREFIX = "bharatmart.overload.";

    @Test
    void hasDefaultsForAPoolOfSixteenConnections() {
        assertThat(bound(Map.of()))
                .isEqualTo(new OverloadProperties(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMillis(300),
                        4,
                        256,
                        Duration.ofMillis(5),
                        Duration.ofMillis(300),
                        4,
                        Duration.ofMillis(100),
                        3,
                        Duration.ofSeconds(10)));
    }

    @Test
    void bindsAllProperties() {
        var given = bound(Map.of(
                PREFIX + "deadline", "1s",
                PREFIX + "back-office-deadline", "2s",
                PREFIX + "request-wait", "3ms",
                PREFIX + "least-requests", "4",
                PREFIX + "most-requests", "5",
                PREFIX + "scheduling-delay", "6ms",
                PREFIX + "connection-wait", "7ms",
                PREFIX + "least-connections", "8",
                PREFIX + "database-delay", "9ms",
                PREFIX + "background-connections", "10"));

        assertThat(given)
                .isEqualTo(new OverloadProperties(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(3),
                        4,
                        5,
                        Duration.ofMillis(6),
                        Duration.ofMillis(7),
                        8,
                        Duration.ofMillis(9),
                        10,
                        Duration.ofSeconds(10)));
        assertThat(given.deadlineOf(Priority.BACK_OFFICE)).isEqualTo(Duration.ofSeconds(2));
    }

    private static OverloadProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bharatmart.overload", OverloadProperties.class);
    }
}
