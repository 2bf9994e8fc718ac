package com.bharatmart.payment;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A call of the gateway can take seconds, during which the caller must hold no connection of the database. A method with
 * {@code @Transactional(propagation = NEVER)} or {@code SUPPORTS} holds one, too: Spring binds the first connection to the
 * scope of the method, to its end.
 */
final class NoTransaction {
    private NoTransaction() {}

    /** Throws {@link IllegalStateException} in a transaction, and in an empty one. */
    static void require() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("the gateway is not called while a connection to the database is held");
        }
    }
}
