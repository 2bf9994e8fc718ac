package com.bharatmart.platform.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What a background job did not get done for want of a database, its next round does: worth a line, not a trace. */
@Configuration(proxyBeanMethods = false)
class JobErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(JobErrorHandler.class);

    @Bean
    SimpleAsyncTaskSchedulerCustomizer jobsBearFailures() {
        return scheduler -> scheduler.setErrorHandler(JobErrorHandler::report);
    }

    private static void report(Throwable failure) {
        if (failure instanceof DataAccessException || failure instanceof TransactionException) {
            log.warn("A background job waits for its next round: {}", failure.toString());
        } else {
            log.error("A background job failed for a reason that nobody foresaw", failure);
        }
    }
}
