package com.bharatmart.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CustomerPropertiesTest {

    @Test
    void bindsWhatIsSetAndHasDefaultsForTheRest() {
        assertThat(bound(Map.of())).isEqualTo(new CustomerProperties(20, Duration.ofMinutes(10)));
        assertThat(bound(Map.of(
                        "bharatmart.customer.max-addresses", "5",
                        "bharatmart.customer.fresh-login", "3m")))
                .isEqualTo(new CustomerProperties(5, Duration.ofMinutes(3)));
    }

    private static CustomerProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bharatmart.customer", CustomerProperties.class);
    }
}
