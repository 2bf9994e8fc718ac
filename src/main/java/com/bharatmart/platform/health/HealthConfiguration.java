package com.bharatmart.platform.health;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> answersBeforeAllFilters(
            HealthChecks checks, InstanceInfo instance, JsonMapper json) {
        return factory -> factory.addEngineValves(new HealthValve(() -> HealthResponse.from(checks, instance), json));
    }
}
