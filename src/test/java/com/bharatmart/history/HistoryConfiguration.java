package com.bharatmart.history;

import com.bharatmart.payment.gateway.PaymentGateway;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** An instance whose jobs, threads, database and gateway a history controls. */
@TestConfiguration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    QueuedTaskExecutor applicationTaskExecutor() {
        return new QueuedTaskExecutor();
    }

    @Bean
    IdleTaskScheduler taskScheduler() {
        return new IdleTaskScheduler();
    }

    /** Of a kind that Spring applies after all others: outside of the limiter in front of the pool. */
    @Bean
    static MergedBeanDefinitionPostProcessor interruptions() {
        return new MergedBeanDefinitionPostProcessor() {
            @Override
            public void postProcessMergedBeanDefinition(RootBeanDefinition definition, Class<?> type, String name) {}

            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return switch (bean) {
                    case DataSource pool when name.equals("dataSource") -> new InterruptibleDataSource(pool);
                    case PaymentGateway gateway -> new InterruptibleGateway(gateway);
                    default -> bean;
                };
            }
        };
    }
}
