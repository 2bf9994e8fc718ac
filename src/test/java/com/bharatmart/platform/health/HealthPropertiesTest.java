package com.bharatmart.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class HealthPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(binder(Map.of()).bindOrCreate("bharatmart.health", HealthProperties.class))
                .isEqualTo(new HealthProperties(Duration.ofSeconds(1), Duration.ofMillis(900)));
    }

    @Test
    void bindsIntervalAndTimeout() {
        var given = Map.of("bharatmart.health.interval", "5s", "bharatmart.health.timeout", "2s");

        assertThat(binder(given).bindOrCreate("bharatmart.health", HealthProperties.class))
                .isEqualTo(new HealthProperties(Duration.ofSeconds(5), Duration.ofSeconds(2)));
    }

    @Test
    void hasNoInstanceByDefault() {
        assertThat(binder(Map.of()).bindOrCreate("bharatmart.instance", InstanceProperties.class))
                .isEqualTo(new InstanceProperties(null, null, null, false));
    }

    @Test
    void bindsTheInstance() {
        var given = Map.of(
                "bharatmart.instance.id", "a",
                "bharatmart.instance.fault-domain", "FAULT-DOMAIN-1",
                "bharatmart.instance.metadata-url", "http://169.254.169.254/opc/v2/instance/",
                "bharatmart.instance.served-by", "true");

        assertThat(binder(given).bindOrCreate("bharatmart.instance", InstanceProperties.class))
                .isEqualTo(new InstanceProperties(
                        "a", "FAULT-DOMAIN-1", URI.create("http://169.254.169.254/opc/v2/instance/"), true));
    }

    private static Binder binder(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties));
    }
}
