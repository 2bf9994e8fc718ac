package com.bharatmart.platform.health;

import com.bharatmart.platform.dependency.DatabaseMonitor;
import com.bharatmart.platform.dependency.RedisMonitor;
import java.time.Duration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /**
     * Of two instances, one may need two more attempts to connect, of a second each, until it finds the standby of a primary
     * that hangs, and a check more until it knows what the other knows.
     */
    private static final Duration DETECTION = Duration.ofSeconds(4);

    @Bean
    PeerHealth peerHealth(
            StringRedisTemplate redis,
            RedisMonitor redisMonitor,
            DatabaseMonitor databaseMonitor,
            InstanceInfo instance,
            HealthProperties properties) {
        var peers = new PeerHealth(
                redis,
                () -> CheckResult.of(databaseMonitor, properties.timeout()).status(),
                instance.process(),
                properties.interval(),
                DETECTION);
        redisMonitor.onAnswer(_ -> peers.exchangeIfDue());
        return peers;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> healthValveCustomizer(
            HealthChecks checks, InstanceInfo instance, InstanceProperties properties, JsonMapper json) {
        return factory -> {
            if (properties.servedBy()) {
                factory.addEngineValves(new ServedByValve(instance));
            }
            factory.addEngineValves(new HealthValve(() -> HealthResponse.from(checks, instance), json));
        };
    }
}
