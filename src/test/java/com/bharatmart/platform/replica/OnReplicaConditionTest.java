package com.bharatmart.platform.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

class OnReplicaConditionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.url=jdbc:postgresql://db-1,db-2/shop",
                "spring.datasource.url=jdbc:postgresql://db-1:5433,db-2:5433/shop?sslmode=verify-full",
                "spring.datasource.url=jdbc:postgresql://db/shop;bharatmart.replica.url=jdbc:postgresql://replica/shop",
                "spring.datasource.url=jdbc:postgresql://db-1,db-2/shop;bharatmart.replica.reads=always"
            })
    void thereIsAReplica(String properties) {
        assertThat(isConfigured(properties)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.url=jdbc:postgresql://db/shop",
                "spring.datasource.url=jdbc:postgresql://db:5433/shop?options=a,b",
                "spring.datasource.url=jdbc:postgresql://db/shop;bharatmart.replica.url=",
                "spring.datasource.url=jdbc:postgresql://db/shop;bharatmart.replica.reads=always",
                "spring.datasource.url=jdbc:postgresql://db-1,db-2/shop;bharatmart.replica.reads=never",
                "spring.datasource.url=jdbc:other:db"
            })
    void thereIsNoReplica(String properties) {
        assertThat(isConfigured(properties)).isFalse();
    }

    private static boolean isConfigured(String properties) {
        var found = new boolean[1];
        new ApplicationContextRunner()
                .withUserConfiguration(Conditions.class)
                .withPropertyValues(properties.split(";", -1))
                .run(context -> found[0] = context.containsBean("replica"));
        return found[0];
    }

    @Configuration(proxyBeanMethods = false)
    static class Conditions {

        @Bean
        @Conditional(OnReplicaCondition.class)
        String replica() {
            return "configured";
        }
    }
}
