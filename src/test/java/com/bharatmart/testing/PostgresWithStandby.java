package com.bharatmart.testing;

import static org.awaitility.Awaitility.await;

import com.bharatmart.local.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** A primary with the schema of the service, and a hot standby that follows it, by default asynchronously. */
public final class PostgresWithStandby implements AutoCloseable {

    /** The name of the standby for the primary. */
    static final String STANDBY = "standby";

    private final PostgresServer primary;
    private final PostgresServer standby;

    private PostgresWithStandby(PostgresServer primary, PostgresServer standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /**
     * Starts both. The standby is a copy of the primary's files.
     *
     * @param folder an empty one for the data of both servers
     */
    public static PostgresWithStandby start(Path folder) {
        try {
            var primary = new PostgresServer(folder.resolve("primary"));
            primary.start();
            primary.migrate();
            primary.stop();
            var standby = primary.copyTo(folder.resolve(STANDBY));
            Files.createFile(standby.folder().resolve("standby.signal"));
            Files.writeString(
                    standby.folder().resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=%d user=%s application_name=%s'%n"
                            .formatted(primary.port(), LocalPostgres.OWNER, STANDBY),
                    StandardOpenOption.APPEND);
            primary.start();
            standby.start();
            return new PostgresWithStandby(primary, standby);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The configuration of an instance that uses both, the standby first. */
    public Map<String, String> asProperties() {
        return PostgresServer.properties(standby.host() + ',' + primary.host());
    }

    public PostgresServer primary() {
        return primary;
    }

    public PostgresServer standby() {
        return standby;
    }

    /** Waits until the standby shows all that has been committed so far. */
    public void awaitReplay() {
        var written = primary.client()
                .sql("SELECT pg_current_wal_lsn()::text")
                .query(String.class)
                .single();
        await().until(() -> standby.client()
                .sql("SELECT pg_last_wal_replay_lsn() >= ?::pg_lsn")
                .param(written)
                .query(Boolean.class)
                .single());
    }

    /** Lets the standby fall behind. */
    public void pauseReplay() {
        standby.client().sql("SELECT pg_wal_replay_pause()").query().listOfRows();
        await().until(() -> standby.client()
                .sql("SELECT pg_get_wal_replay_pause_state() = 'paused'")
                .query(Boolean.class)
                .single());
    }

    public void resumeReplay() {
        standby.client().sql("SELECT pg_wal_replay_resume()").query().listOfRows();
    }

    public void promoteStandby() {
        standby.client().sql("SELECT pg_promote()").query(Boolean.class).single();
    }

    /** Sessions of instances at the standby, without those of their monitors. */
    public long sessionsAtStandby() {
        return standby.client()
                .sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'bharatmart'")
                .query(Long.class)
                .single();
    }

    /** Stops the primary first, which sends the rest of its log. */
    @Override
    public void close() {
        primary.stop();
        standby.stop();
    }
}
