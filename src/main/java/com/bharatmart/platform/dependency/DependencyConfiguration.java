package com.bharatmart.platform.dependency;

import com.bharatmart.platform.database.WriteJobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;

@Configuration(proxyBeanMethods = false)
class DependencyConfiguration {

    /** Not the scheduler of other jobs, which Spring Boot configures. */
    @Bean(name = WriteJobs.SCHEDULER, defaultCandidate = false)
    WriteJobScheduler writeJobScheduler(TaskScheduler taskScheduler, DatabaseMonitor database) {
        return new WriteJobScheduler(taskScheduler, database);
    }
}
