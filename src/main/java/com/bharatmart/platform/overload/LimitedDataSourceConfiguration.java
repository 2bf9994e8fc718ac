package com.bharatmart.platform.overload;

import com.bharatmart.platform.dependency.DatabaseMonitor;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Whoever asks for the data source gets it with its gate. */
@Component
class LimitedDataSourceConfiguration implements BeanPostProcessor {

    private final ObjectProvider<OverloadProperties> properties;
    private final ObjectProvider<DatabaseMonitor> database;
    private final ObjectProvider<SchedulingDelay> delay;
    private final ObjectProvider<MeterRegistry> metrics;

    LimitedDataSourceConfiguration(
            ObjectProvider<OverloadProperties> properties,
            ObjectProvider<DatabaseMonitor> database,
            ObjectProvider<SchedulingDelay> delay,
            ObjectProvider<MeterRegistry> metrics) {
        this.properties = properties;
        this.database = database;
        this.delay = delay;
        this.metrics = metrics;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof HikariDataSource pool)) {
            return bean;
        }
        var probe = database.getObject();
        probe.watch(pool);
        return new LimitedDataSource(pool, properties.getObject(), probe, delay.getObject(), metrics.getObject());
    }
}
