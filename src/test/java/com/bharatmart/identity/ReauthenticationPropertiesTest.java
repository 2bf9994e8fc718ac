package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReauthenticationPropertiesTest {

    @Test
    void bindsValuesAndDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new ReauthenticationProperties(Duration.ofMinutes(10)));
        assertThat(bound(Map.of("bharatmart.customer.fresh-login", "3m")))
                .isEqualTo(new ReauthenticationProperties(Duration.ofMinutes(3)));
    }

    private static ReauthenticationProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bharatmart.customer", ReauthenticationProperties.class);
    }
}
