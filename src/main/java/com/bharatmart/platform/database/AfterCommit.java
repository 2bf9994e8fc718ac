package com.bharatmart.platform.database;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs work after the commit, without a round trip to the database. A crash may lose the work, so this is only for work such
 * as counting. A transactional event listener is not lost, but its publication is stored in the database.
 */
public final class AfterCommit {
    private AfterCommit() {}

    /** Runs the work after the current transaction has committed, or at once if there is none. Not run after a rollback. */
    public static void run(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
