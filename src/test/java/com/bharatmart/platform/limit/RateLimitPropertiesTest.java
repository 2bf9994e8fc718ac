package com.bharatmart.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RateLimitPropertiesTest {

    @Test
    void defaultsAreTheDocumentedOnes() {
        assertThat(bind(Map.of("bharatmart.rate-limit.enabled", "true")))
                .isEqualTo(new RateLimitProperties(
                        true,
                        Rate.valueOf("1200/1m"),
                        Rate.valueOf("300/1m"),
                        Rate.valueOf("600/1m"),
                        Rate.valueOf("10/15m"),
                        Rate.valueOf("50/1d"),
                        Rate.valueOf("100/15m"),
                        Rate.valueOf("100/1d"),
                        Rate.valueOf("5/1h"),
                        Rate.valueOf("15/1h"),
                        Rate.valueOf("30/1h"),
                        Duration.ofDays(90),
                        Duration.ofMillis(25),
                        6));
    }

    @Test
    void ratesAreReadFromProperties() {
        var properties =
                bind(Map.of("bharatmart.rate-limit.login-name", "7/90s", "bharatmart.rate-limit.enabled", "no"));

        assertThat(properties.loginName()).isEqualTo(new Rate(7, Duration.ofSeconds(90)));
        assertThat(properties.enabled()).isFalse();
    }

    @Test
    void rejectsAnInvalidRate() {
        assertThatThrownBy(() -> bind(Map.of("bharatmart.rate-limit.reads", "0/1m")))
                .isInstanceOf(BindException.class);
    }

    private static RateLimitProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("bharatmart.rate-limit", RateLimitProperties.class)
                .get();
    }
}
