package com.bharatmart.catalog;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The lock of the category tree, held until the transaction ends. Many transactions that need the tree as it is run at the
 * same time; one that changes it runs alone. A transaction takes it before it locks any product.
 */
@Component
class CategoryTreeLock {

    /** Differs from the number of every other advisory lock in the database. */
    private static final long KEY = 5_716_203_994L;

    private static final String SHARED = "SELECT pg_advisory_xact_lock_shared(" + KEY + ")";
    private static final String EXCLUSIVE = "SELECT pg_advisory_xact_lock(" + KEY + ")";

    private final JdbcClient jdbc;

    CategoryTreeLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** No category moves before this transaction ends. */
    void shared() {
        jdbc.sql(SHARED).query().listOfRows();
    }

    /** No other transaction reads the tree in order to write before this one ends. */
    void exclusive() {
        jdbc.sql(EXCLUSIVE).query().listOfRows();
    }
}
