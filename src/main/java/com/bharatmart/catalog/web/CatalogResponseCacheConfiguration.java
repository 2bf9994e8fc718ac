package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CatalogVersion;
import com.bharatmart.platform.dependency.RedisMonitor;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;

@Configuration(proxyBeanMethods = false)
class CatalogResponseCacheConfiguration {

    @Bean
    RedisResponseCache redisResponseCache(
            RedisConnectionFactory connections, RedisMonitor redis, CatalogProperties properties) {
        return new RedisResponseCache(connections, redis::isAway, properties);
    }

    @Bean
    CatalogResponseCache catalogResponseCache(
            CatalogProperties properties, RedisResponseCache shared, CatalogVersion version, MeterRegistry metrics) {
        CatalogResponseLoader.Reader reader =
                load -> version.read(atReplica -> new CatalogResponseLoader.Loaded(load.get(), atReplica));
        var loader = new CatalogResponseLoader(shared, reader, metrics);
        return new CatalogResponseCache(properties, loader, version::current, metrics);
    }
}
