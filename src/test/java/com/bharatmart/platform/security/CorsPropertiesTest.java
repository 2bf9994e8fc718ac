package com.bharatmart.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CorsPropertiesTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void noOriginIsAllowedByDefault() {
        context.run(started -> assertThat(started.getBean(CorsProperties.class).allowedOrigins())
                .isEmpty());
    }

    @Test
    void originsAreSeparatedByCommas() {
        context.withPropertyValues("bharatmart.cors.allowed-origins=https://shop.example,http://localhost:3000")
                .run(started -> assertThat(started.getBean(CorsProperties.class).allowedOrigins())
                        .isEqualTo(List.of("https://shop.example", "http://localhost:3000")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*.example", "https://shop.example/", "shop.example"})
    void invalidOriginFailsTheStart(String origin) {
        context.withPropertyValues("bharatmart.cors.allowed-origins=" + origin)
                .run(started -> assertThat(started).hasFailed());
    }

    @EnableConfigurationProperties(CorsProperties.class)
    static class Properties {}
}
