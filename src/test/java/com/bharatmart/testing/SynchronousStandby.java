package com.bharatmart.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the commits of a primary wait for its standby, which can be held back. */
public final class SynchronousStandby {

    private final PostgresWithStandby postgres;

    public SynchronousStandby(PostgresWithStandby postgres) {
        this.postgres = postgres;
        primary()
                .sql("ALTER SYSTEM SET synchronous_standby_names = '%s'".formatted(PostgresWithStandby.STANDBY))
                .update();
        primary().sql("SELECT pg_reload_conf()").query(Boolean.class).single();
        await().until(() -> primary()
                .sql("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync' AND state = 'streaming'")
                .query(Integer.class)
                .single()
                .equals(1));
    }

    /** From now on the standby confirms nothing. */
    public void hold() {
        signal("STOP");
    }

    public void release() {
        signal("CONT");
    }

    /** Waits until a transaction that has written orders waits for the standby, and returns its session. */
    public int awaitWaitingOrder() {
        return await().until(() -> primary().sql("""
                                SELECT pid FROM pg_stat_activity JOIN pg_locks USING (pid)
                                WHERE wait_event = 'SyncRep' AND relation = 'orders'::regclass
                                AND mode = 'RowExclusiveLock' LIMIT 1""").query(Integer.class).list(), sessions -> !sessions.isEmpty())
                .getFirst();
    }

    /** Whether a connection of the service that has just been opened waits for the standby. */
    public boolean hasWaitingConnection() {
        return primary().sql("""
                        SELECT count(*) > 0 FROM pg_stat_activity
                        WHERE wait_event = 'SyncRep' AND query LIKE 'SELECT CASE%'""").query(Boolean.class).single();
    }

    /** Cancels the statement of a session. */
    public void cancel(int session) {
        primary()
                .sql("SELECT pg_cancel_backend(?)")
                .param(session)
                .query(Boolean.class)
                .single();
    }

    /** Kills a process of the primary with SIGKILL, whereupon the server restarts and recovers from its log. */
    public void crashPrimary() {
        var before = checkpointer();
        ProcessHandle.of(before).orElseThrow().destroyForcibly();
        await().ignoreExceptions().until(() -> checkpointer() != before);
    }

    private int checkpointer() {
        return primary()
                .sql("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'")
                .query(Integer.class)
                .single();
    }

    private JdbcClient primary() {
        return postgres.primary().client();
    }

    private void signal(String signal) {
        try {
            var file = postgres.standby().folder().resolve("postmaster.pid");
            var postmaster = ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    .orElseThrow();
            var command = Stream.concat(
                            Stream.of("kill", "-" + signal),
                            Stream.concat(Stream.of(postmaster), postmaster.descendants())
                                    .map(process -> String.valueOf(process.pid())))
                    .toList();
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
