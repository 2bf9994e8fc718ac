package com.bharatmart.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class ProductImportPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new ProductImportProperties(
                        DataSize.ofMegabytes(10),
                        Duration.ofMinutes(1),
                        3,
                        20,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(5)));
    }

    @Test
    void bindsAllByName() {
        assertThat(bound(Map.of(
                        "bharatmart.catalog.imports.max-size", "50MB",
                        "bharatmart.catalog.imports.lease", "2s",
                        "bharatmart.catalog.imports.max-attempts", "5",
                        "bharatmart.catalog.imports.max-watchers", "1",
                        "bharatmart.catalog.imports.watch-every", "100ms",
                        "bharatmart.catalog.imports.watch-for", "1m")))
                .isEqualTo(new ProductImportProperties(
                        DataSize.ofMegabytes(50),
                        Duration.ofSeconds(2),
                        5,
                        1,
                        Duration.ofMillis(100),
                        Duration.ofMinutes(1)));
    }

    private static ProductImportProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bharatmart.catalog.imports", ProductImportProperties.class);
    }
}
