package com.bharatmart.platform.replica;

import com.bharatmart.platform.overload.BoundedDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One of the two databases that a read can use.
 *
 * @param transactions null if each statement of a read has a transaction of its own
 * @param served counts the reads
 */
record ReadDatabase(
        JdbcTemplate jdbc, JdbcClient client, @Nullable TransactionTemplate transactions, Counter served) {

    /** Connections of the main pool, but each statement waits no longer than the timeout. */
    static ReadDatabase primary(DataSource pool, Duration timeout, MeterRegistry metrics) {
        var jdbc = new JdbcTemplate(new NetworkTimeoutDataSource(pool, timeout));
        return new ReadDatabase(jdbc, JdbcClient.create(jdbc), null, served("primary", metrics));
    }

    /**
     * A read has one connection for all of its statements: several replicas are not equally far behind, so the next
     * connection could show an earlier state.
     */
    static ReadDatabase replica(ReplicaPool pool, ReplicaProperties properties, MeterRegistry metrics) {
        var limited = new BoundedDataSource(pool.dataSource(), properties.connections(), properties.connectionWait());
        var manager = new JdbcTransactionManager(limited);
        // What is registered with the transaction of this thread belongs to the primary.
        manager.setTransactionSynchronization(JdbcTransactionManager.SYNCHRONIZATION_NEVER);
        var transactions = new TransactionTemplate(manager);
        transactions.setReadOnly(true);
        var jdbc = new JdbcTemplate(limited);
        return new ReadDatabase(jdbc, JdbcClient.create(jdbc), transactions, served("replica", metrics));
    }

    <T> T run(Supplier<T> read) {
        var result = transactions == null ? read.get() : transactions.<T>execute(_ -> read.get());
        served.increment();
        return result;
    }

    private static Counter served(String database, MeterRegistry metrics) {
        return Counter.builder("reads.routed")
                .description("Reads that may use a replica, by the database that they have used")
                .tag("database", database)
                .register(metrics);
    }
}
