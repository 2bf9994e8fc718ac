package com.bharatmart.platform.draining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DrainPropertiesTest {

    @Test
    void periodIsLongerThanThreeHealthChecksTenSecondsApart() {
        assertThat(bound(Map.of()).period()).isEqualTo(Duration.ofSeconds(35));
    }

    @Test
    void periodCanBeSet() {
        assertThat(bound(Map.of("bharatmart.drain.period", "2m")).period()).isEqualTo(Duration.ofMinutes(2));
    }

    private static DrainProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bharatmart.drain", DrainProperties.class);
    }
}
