package com.bharatmart.platform.draining;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class DrainingConfiguration {

    @Bean
    InFlightRequestsValve inFlightRequestsValve() {
        return new InFlightRequestsValve();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> inFlightRequestsValveCustomizer(
            InFlightRequestsValve requests) {
        return factory -> factory.addEngineValves(requests);
    }

    @Bean
    MeterBinder inFlightRequestsMetrics(InFlightRequestsValve requests) {
        return registry -> Gauge.builder("http.requests.running", requests::inFlight)
                .description("Requests in flight")
                .register(registry);
    }
}
