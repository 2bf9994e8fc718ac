package com.bharatmart.platform.database;

import com.bharatmart.platform.overload.AdmissionPermit;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction that is tried again when it lost against another one: the database broke it off, or both made the same
 * unique thing, which the second look finds made. This is the only place where transactions are retried.
 */
@Component
public class TransactionRetry {

    private static final int ATTEMPTS = 4;
    private static final Set<String> LOST =
            Set.of(SqlState.DEADLOCK, SqlState.SERIALIZATION_FAILURE, SqlState.UNIQUE_VIOLATION);

    private final TransactionTemplate transactions;

    TransactionRetry(PlatformTransactionManager manager) {
        this.transactions = new TransactionTemplate(manager);
    }

    /** Joins the transaction that is open, if one is; then there is nothing to retry here. */
    public <T> T execute(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        for (var attempt = 1; ; attempt++) {
            try {
                return transactions.<T>execute(_ -> work.get());
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !isWorthARetry(SqlState.of(e))) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /** Nobody waits for a job, so that it may wait longer for a lock than a request may. */
    private static boolean isWorthARetry(String state) {
        return LOST.contains(state) || (state.equals(SqlState.LOCK_TIMEOUT) && !AdmissionPermit.isUnderWay());
    }

    /** Full jitter, so that the same two do not meet again: up to 5, 10, 20 ms. */
    private static void pause(int attempt) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1, 5_000_000L << (attempt - 1)));
    }
}
