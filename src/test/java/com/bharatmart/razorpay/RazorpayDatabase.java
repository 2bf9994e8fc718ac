package com.bharatmart.razorpay;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The schema of the stand-in, in any PostgreSQL database. It is created at the first start. */
final class RazorpayDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    /** Opens the schema. */
    RazorpayDatabase(DataSource database, String schema) {
        JdbcClient.create(database).sql("CREATE SCHEMA IF NOT EXISTS " + schema).update();
        var config = new HikariConfig();
        config.setDataSource(new LoginTimeoutDataSource(database));
        config.setSchema(schema);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setPoolName(schema);
        pool = new HikariDataSource(config);
        jdbc = JdbcClient.create(pool);
        transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
        jdbc.sql(RazorpaySchema.TABLES).update();
    }

    /** Otherwise the pool complains at its end that it has no time to wait for. */
    private static final class LoginTimeoutDataSource extends DelegatingDataSource {

        LoginTimeoutDataSource(DataSource target) {
            super(target);
        }

        @Override
        public int getLoginTimeout() {
            return 5;
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // PostgreSQL's driver has its own.
        }
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Joins the caller's transaction if there is one. */
    <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return transactions.execute(_ -> work.get());
    }

    void inTransaction(Runnable work) {
        transactions.executeWithoutResult(_ -> work.run());
    }

    @Override
    public void close() {
        pool.close();
    }
}
