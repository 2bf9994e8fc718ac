package com.bharatmart.platform.database;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

    /** For {@link WriteJobs#POLL_INTERVAL}. */
    @Bean(defaultCandidate = false)
    Duration queuePollInterval(QueueProperties properties) {
        return properties.pollInterval();
    }
}
