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
 * Gives back what a try has taken that ended without a result. Where the request cannot do that, because its time is over
 * or the database has no connection for it, a thread that serves no request does it later, a few times if need be. What is
 * still not given back then stays counted.
 */
@Component
public class TokenReturnQueue implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(TokenReturnQueue.class);

    private static final int MAX_WAITING = 10_000;
    private static final int MAX_ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Semaphore places = new Semaphore(MAX_WAITING);
    private final ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("give-back").factory());

    /** Runs the statement now or, if the database does not take it now, later. */
    public void run(Runnable giveBack) {
        try {
            giveBack.run();
        } catch (DataAccessException | TransactionException e) {
            if (places.tryAcquire()) {
                schedule(giveBack, 1);
            } else {
                log.warn("A try stays counted that had no result: {}", e.toString());
            }
        }
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }

    private void schedule(Runnable giveBack, int attempt) {
        var _ = worker.schedule(
                () -> retry(giveBack, attempt), FIRST_PAUSE.toMillis() << attempt, TimeUnit.MILLISECONDS);
    }

    private void retry(Runnable giveBack, int attempt) {
        try {
            giveBack.run();
            places.release();
        } catch (DataAccessException | TransactionException e) {
            if (attempt < MAX_ATTEMPTS && !worker.isShutdown()) {
                schedule(giveBack, attempt + 1);
            } else {
                places.release();
                log.warn("A try stays counted that had no result: {}", e.toString());
            }
        }
    }
}
