package com.bharatmart.platform.limit;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Gives back tokens of rate limits. If the request cannot do it, because its time is over or the database has no
 * connection for it, a background thread does it later, with a limited number of attempts. Tokens that are still not given
 * back then stay counted.
 */
@Component
public class TokenReturnQueue implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(TokenReturnQueue.class);

    private static final int MAX_QUEUED = 10_000;
    private static final int MAX_ATTEMPTS = 6;
    private static final Duration FIRST_DELAY = Duration.ofMillis(250);

    private final Semaphore capacity = new Semaphore(MAX_QUEUED);
    private final ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("token-return").factory());

    /** Runs the statement now or, if the database is not available, later. */
    public void run(Runnable giveBack) {
        try {
            giveBack.run();
        } catch (DataAccessException | TransactionException e) {
            if (capacity.tryAcquire()) {
                schedule(giveBack, 1);
            } else {
                log.warn("Could not give back the token of a rate limit: {}", e.toString());
            }
        }
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }

    private void schedule(Runnable giveBack, int attempt) {
        var _ = worker.schedule(
                () -> retry(giveBack, attempt), FIRST_DELAY.toMillis() << attempt, TimeUnit.MILLISECONDS);
    }

    private void retry(Runnable giveBack, int attempt) {
        try {
            giveBack.run();
            capacity.release();
        } catch (DataAccessException | TransactionException e) {
            if (attempt < MAX_ATTEMPTS && !worker.isShutdown()) {
                schedule(giveBack, attempt + 1);
            } else {
                capacity.release();
                log.warn("Could not give back the token of a rate limit: {}", e.toString());
            }
        }
    }
}
