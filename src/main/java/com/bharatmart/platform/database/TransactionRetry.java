package com.bharatmart.platform.database;

import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Runs a transaction, and runs it again if it conflicts with another one: the database aborted it, or both inserted the same
 * unique key, which the next attempt finds. Transactions are retried nowhere else.
 *
 * <p>The first attempt is {@linkplain #isOptimistic optimistic}: it may leave a check to the database, right before the
 * commit and in the same round trip, that nearly always passes. If it does not, the next attempt looks for itself.
 */
@Component
public class TransactionRetry {

    private static final int MAX_ATTEMPTS = 4;
    private static final Set<String> CONFLICTS =
            Set.of(SqlState.DEADLOCK, SqlState.SERIALIZATION_FAILURE, SqlState.UNIQUE_VIOLATION);
    private static final Set<String> DELAYS = Set.of(SqlState.LOCK_TIMEOUT, SqlState.IDLE_IN_TRANSACTION);

    private static final ScopedValue<Boolean> OPTIMISTIC = ScopedValue.newInstance();

    private final TransactionTemplate transactions;

    TransactionRetry(PlatformTransactionManager manager) {
        this.transactions = new TransactionTemplate(manager);
    }

    /**
     * True if the current transaction is run again when a statement of it fails with {@link SqlState#DIVISION_BY_ZERO}, which
     * is how a query can refuse the commit that leaves together with it.
     */
    public static boolean isOptimistic() {
        return OPTIMISTIC.isBound() && OPTIMISTIC.get();
    }

    /** Joins the current transaction, if there is one, and then does not retry. */
    public <T> T execute(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        try {
            return execute(work, true);
        } catch (RuntimeException e) {
            if (SqlState.of(e).equals(SqlState.DIVISION_BY_ZERO)) {
                return execute(work, false);
            }
            throw e;
        }
    }

    private <T> T execute(Supplier<T> work, boolean optimistic) {
        for (var attempt = 1; ; attempt++) {
            try {
                return ScopedValue.where(OPTIMISTIC, optimistic).call(() -> transactions.<T>execute(_ -> work.get()));
            } catch (RuntimeException e) {
                if (attempt == MAX_ATTEMPTS || !isRetryable(SqlState.of(e))) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /**
     * A request that waited for a lock in vain fails, and one whose instance stood still until the database ended its
     * transaction; a background job, which no client waits for, tries again.
     */
    private static boolean isRetryable(String state) {
        return CONFLICTS.contains(state) || (DELAYS.contains(state) && !isRequest());
    }

    private static boolean isRequest() {
        return RequestContextHolder.getRequestAttributes() != null;
    }

    /** Full jitter of up to 5, 10 and 20 ms, so that the same two transactions do not conflict again. */
    private static void pause(int attempt) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1, 5_000_000L << (attempt - 1)));
    }
}
