package com.bharatmart.drill;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Makes the database take a second for each read of one product, by a policy of row security, and counts these reads while
 * they last. The service's role does not own its tables, so policies apply to it.
 */
final class SlowProductReads implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(50);

    /** The query of a product's page. */
    private static final String LOADING = """
            SELECT pid || ' ' || query_start FROM pg_stat_activity
            WHERE wait_event = 'PgSleep' AND query LIKE '%WHERE p.slug = $1%'""";

    private final SingleConnectionDataSource session;
    private final JdbcClient jdbc;
    private final Set<String> seen = new HashSet<>();
    private final Thread sampler;
    private int most;
    private volatile boolean closed;

    SlowProductReads(DataSource database, String slug) {
        try {
            session = new SingleConnectionDataSource(database.getConnection(), true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        jdbc = JdbcClient.create(session);
        jdbc.sql("""
            CREATE SCHEMA drill;
            GRANT USAGE ON SCHEMA drill TO PUBLIC;
            CREATE FUNCTION drill.slow() RETURNS boolean LANGUAGE sql VOLATILE AS 'SELECT pg_sleep(1) IS NOT NULL';
            CREATE POLICY slow ON product USING (slug <> '%s' OR drill.slow()) WITH CHECK (true);
            ALTER TABLE product ENABLE ROW LEVEL SECURITY""".formatted(slug)).update();
        sampler = Thread.ofPlatform().name("slow-product-reads").start(this::sample);
    }

    private void sample() {
        while (!closed) {
            var now = jdbc.sql(LOADING).query(String.class).list();
            synchronized (this) {
                seen.addAll(now);
                most = Math.max(most, now.size());
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    /** The number of reads so far. */
    synchronized int count() {
        return seen.size();
    }

    /** The largest number of reads at the same time. */
    synchronized int most() {
        return most;
    }

    /** The reads are as fast as before. */
    @Override
    public void close() {
        closed = true;
        try {
            sampler.join();
            jdbc.sql("ALTER TABLE product DISABLE ROW LEVEL SECURITY").update();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            session.destroy();
        }
    }
}
