package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CatalogueVersion;
import com.bharatmart.platform.dependency.RedisProbe;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;

@Configuration(proxyBeanMethods = false)
class AnswersConfiguration {

    @Bean
    SharedAnswers sharedAnswers(RedisConnectionFactory connections, RedisProbe redis, CatalogueProperties properties) {
        return new SharedAnswers(connections, redis::isAway, properties);
    }

    @Bean
    KeptAnswers keptAnswers(
            CatalogueProperties properties, SharedAnswers shared, CatalogueVersion version, MeterRegistry metrics) {
        return new KeptAnswers(properties, shared, version::current, metrics);
    }
}
