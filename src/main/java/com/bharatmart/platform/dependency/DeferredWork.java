package com.bharatmart.platform.dependency;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Work that waits until the database accepts writes. */
final class DeferredWork {

    private static final Logger log = LoggerFactory.getLogger(DeferredWork.class);

    /** The schema of a new database may not be there yet. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    void add(Runnable work) {
        waiting.add(work);
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
            work.run();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Work that had waited for the database tries again: {}", e.toString());
            LockSupport.parkNanos(RETRY.toNanos());
            waiting.add(work);
        } catch (RuntimeException e) {
            log.error("Work that had waited for the database failed", e);
        }
    }
}
