package com.bharatmart.platform.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.util.ErrorHandler;

/** Logs failed jobs. A job that fails because of the database tries again in its next run: one line, no stack trace. */
@Component
class JobErrorHandler implements ErrorHandler, SimpleAsyncTaskSchedulerCustomizer {

    private static final Logger log = LoggerFactory.getLogger(JobErrorHandler.class);

    @Override
    public void customize(SimpleAsyncTaskScheduler scheduler) {
        scheduler.setErrorHandler(this);
    }

    @Override
    public void handleError(Throwable failure) {
        if (failure instanceof DataAccessException || failure instanceof TransactionException) {
            log.warn("A background job failed and tries again in its next run: {}", failure.toString());
        } else {
            log.error("A background job failed unexpectedly", failure);
        }
    }
}
