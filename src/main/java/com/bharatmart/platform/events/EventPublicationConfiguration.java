package com.bharatmart.platform.events;

import java.util.Arrays;
import java.util.NoSuchElementException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

@Configuration(proxyBeanMethods = false)
class EventPublicationConfiguration {

    private static final String BEAN = "databaseType";
    private static final String TYPE = "org.springframework.modulith.events.jdbc.DatabaseType";
    private static final String POSTGRES = "POSTGRES";

    /**
     * Names the database to Spring Modulith, which otherwise asks it and so does not start without one. A property of
     * Modulith may do that one day (spring-modulith issue 924).
     */
    @Bean
    static BeanFactoryPostProcessor databaseTypePostProcessor() {
        return beans -> {
            if (beans.containsBeanDefinition(BEAN)
                    && beans.getBeanDefinition(BEAN) instanceof AbstractBeanDefinition definition) {
                definition.setInstanceSupplier(EventPublicationConfiguration::postgres);
            }
        };
    }

    private static Object postgres() {
        var types = ClassUtils.resolveClassName(TYPE, null).getEnumConstants();
        return Arrays.stream(types)
                .filter(type -> type.toString().equals(POSTGRES))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(POSTGRES));
    }
}
