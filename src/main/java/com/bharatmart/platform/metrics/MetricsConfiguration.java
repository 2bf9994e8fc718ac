package com.bharatmart.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> requestCompletionValveCustomizer(
            List<RequestListener> listeners, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return factory ->
                factory.addEngineValves(new RequestCompletionValve(new RouteTemplates(mappings::stream), listeners));
    }

    @Bean
    MeterRegistryCustomizer<PrometheusMeterRegistry> createdSuffixCustomizer() {
        return registry -> registry.config().namingConvention(new CreatedSuffixNamingConvention());
    }

    /**
     * Keeps {@code _created} at the end of a name. The Prometheus library reserves that suffix for the start time of a series
     * and removes it, so that {@code orders.created} would become {@code orders_total}.
     */
    private static final class CreatedSuffixNamingConvention extends PrometheusNamingConvention {
        private static final String CREATED = ".created";

        @Override
        public String name(String name, Meter.Type type, @Nullable String baseUnit) {
            return type == Meter.Type.COUNTER && name.endsWith(CREATED)
                    ? super.name(name.substring(0, name.length() - CREATED.length()), type, baseUnit)
                                    .replaceFirst("(_total)?$", "")
                            + "_created_total"
                    : super.name(name, type, baseUnit);
        }
    }
}
