package com.bharatmart.platform.overload;

import com.bharatmart.platform.dependency.DatabaseMonitor;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the {@link LimitedDataSource} in front of the pool that Spring Boot configures. */
@Configuration(proxyBeanMethods = false)
class LimitedDataSourceConfiguration {

    @Bean
    static BeanPostProcessor limitedDataSourcePostProcessor(
            ObjectProvider<OverloadProperties> properties,
            ObjectProvider<DatabaseMonitor> monitor,
            ObjectProvider<SchedulingDelay> delay,
            ObjectProvider<MeterRegistry> metrics) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof HikariDataSource pool)) {
                    return bean;
                }
                var database = monitor.getObject();
                database.monitor(pool);
                return new LimitedDataSource(
                        pool, properties.getObject(), database, delay.getObject(), metrics.getObject());
            }
        };
    }
}
