package com.bharatmart.cart;

import com.bharatmart.platform.database.WriteJobs;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes expired carts, one batch in each transaction. Runs on every instance; the instances skip each other's rows. */
@Component
class CartCleanupJob {

    private static final int BATCH = 500;

    private final CartRepository carts;
    private final TransactionTemplate transactions;

    CartCleanupJob(CartRepository carts, PlatformTransactionManager manager) {
        this.carts = carts;
        this.transactions = new TransactionTemplate(manager);
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M", scheduler = WriteJobs.SCHEDULER)
    void delete() {
        while (Integer.valueOf(BATCH).equals(transactions.execute(_ -> carts.deleteExpired(BATCH)))) {}
    }
}
