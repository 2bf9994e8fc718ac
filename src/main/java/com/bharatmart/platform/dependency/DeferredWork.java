package com.bharatmart.platform.dependency;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Work that waits until the database accepts writes. */
final class DeferredWork {

    private static final Logger log = LoggerFactory.getLogger(DeferredWork.class);

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    void add(Runnable work) {
        waiting.add(work);
    }

    /**
     * Runs it at once. What fails because of the database waits, also if the schema of a new database is not there yet; other
     * exceptions are those of this method.
     */
    void runOrAdd(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Work that needs the database tries again: {}", e.toString());
            CompletableFuture.delayedExecutor(RETRY.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> waiting.add(work));
        }
    }

    /** Starts all that waits, each on a thread of its own. What fails because of the database waits again. */
    void start() {
        for (var work = waiting.poll(); work != null; work = waiting.poll()) {
            var started = work;
            Thread.ofVirtual().name("when-writable").start(() -> run(started));
        }
    }

    private void run(Runnable work) {
        try {
            runOrAdd(work);
        } catch (RuntimeException e) {
            log.error("Work that had waited for the database failed", e);
        }
    }
}
