package com.bharatmart.platform.database;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Works off a queue of rows: one row at a time on each instance, and each row on one instance. A claim is a lease with an
 * end: if the instance dies, another instance claims the row and runs it again. So {@link #run} must tolerate a
 * repetition, and must do nothing once it has lost the claim.
 *
 * @param <C> a claim of one row
 */
public abstract class LeaseWorker<C> implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LeaseWorker.class);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final AsyncTaskExecutor tasks;
    private final Semaphore idle = new Semaphore(1);
    private volatile boolean running;

    protected LeaseWorker(AsyncTaskExecutor tasks) {
        this.tasks = tasks;
    }

    /**
     * Ends what no instance can finish: rows with an expired lease and no attempts left. Runs before each round of claims.
     * Does nothing by default: some rows are never given up, or end with their last attempt.
     */
    protected void giveUpExpired() {}

    /** A row that no instance runs, leased to this instance from now on. */
    protected abstract Optional<C> claim();

    /**
     * Does the work and ends the claim.
     *
     * @throws DataAccessException if the database is not available: the row is run again when its lease ends
     */
    protected abstract void run(C claim);

    /** Runs on every instance. Another thread does the work, since other jobs need the scheduler's thread. */
    @Scheduled(fixedDelayString = WriteJobs.POLL_INTERVAL, initialDelayString = "PT1S", scheduler = WriteJobs.SCHEDULER)
    public final void poll() {
        if (running && idle.tryAcquire()) {
            tasks.execute(() -> {
                try {
                    runAll();
                } catch (DataAccessException | TransactionException e) {
                    log.warn("{} tries again in the next round: {}", getClass().getSimpleName(), e.toString());
                } finally {
                    idle.release();
                }
            });
        }
    }

    private void runAll() {
        giveUpExpired();
        while (running) {
            var claim = claim();
            if (claim.isEmpty()) {
                return;
            }
            run(claim.get());
        }
    }

    @Override
    public final void start() {
        running = true;
    }

    /** Waits for the row that is being worked on, for at most {@link #STOP_TIMEOUT}. */
    @Override
    public final void stop() {
        running = false;
        try {
            if (idle.tryAcquire(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                idle.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return running;
    }
}
