package com.bharatmart.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StartupImportPropertiesTest {

    @Test
    void bindsTheFileToImportByItsName() {
        assertThat(bound(Map.of("bharatmart.catalog.import", "classpath:a.csv")).importFrom())
                .isEqualTo("classpath:a.csv");
    }

    @Test
    void importsNothingByDefault() {
        assertThat(bound(Map.of()).importFrom()).isNull();
    }

    private static StartupImportProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bharatmart.catalog", StartupImportProperties.class);
    }
}
