package com.bharatmart.platform.database;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * For what may be forgotten in a crash and must not be believed before the commit: counting. It costs no round trip, as
 * a transactional listener would, whose publication is kept in the database.
 */
public final class AfterCommit {
    private AfterCommit() {}

    /** Once the open transaction has committed, and never if it does not; at once without one. */
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
