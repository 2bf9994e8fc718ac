package com.bharatmart.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CustomerPropertiesTest {

    @Test
    void bindsValuesAndDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new CustomerProperties(20));
        assertThat(bound(Map.of("bharatmart.customer.max-addresses", "5"))).isEqualTo(new CustomerProperties(5));
    }

    private static CustomerProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bharatmart.customer", CustomerProperties.class);
    }
}
