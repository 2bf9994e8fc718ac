package com.bharatmart.testing;

import static org.awaitility.Awaitility.await;

import com.bharatmart.local.LocalPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A primary with the schema of the service, and a hot standby that follows it asynchronously: real servers in a folder,
 * each of which can be stopped and started again.
 */
public final class StreamingPostgres implements AutoCloseable {

    private static final String DATABASE = "postgres";

    private final Server primary;
    private final Server standby;

    private StreamingPostgres(Server primary, Server standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /** Starts both. The standby is a copy of the primary's files. */
    public static StreamingPostgres start(Path folder) {
        try {
            var primary = new Server(folder.resolve("primary"));
            primary.start();
            Flyway.configure()
                    .dataSource(primary.running().getPostgresDatabase())
                    .placeholders(Map.of("application-role", "bharatmart_app"))
                    .load()
                    .migrate();
            primary.stop();
            var standby = new Server(copy(primary.folder, folder.resolve("standby")));
            Files.createFile(standby.folder.resolve("standby.signal"));
            Files.writeString(
                    standby.folder.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=%d user=%s'%n"
                            .formatted(primary.port, LocalPostgres.OWNER),
                    StandardOpenOption.APPEND);
            primary.start();
            standby.start();
            return new StreamingPostgres(primary, standby);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The properties of an instance that uses both. */
    public Map<String, String> asProperties() {
        return Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://localhost:%d,localhost:%d/%s".formatted(primary.port, standby.port, DATABASE),
                "spring.datasource.username",
                LocalPostgres.OWNER);
    }

    /** Returns when the standby shows all that has been committed so far. */
    public void awaitReplay() {
        var written = onPrimary()
                .sql("SELECT pg_current_wal_lsn()::text")
                .query(String.class)
                .single();
        await().until(() -> onStandby()
                .sql("SELECT pg_last_wal_replay_lsn() >= ?::pg_lsn")
                .param(written)
                .query(Boolean.class)
                .single());
    }

    /** Lets the standby fall behind. */
    public void pauseReplay() {
        onStandby().sql("SELECT pg_wal_replay_pause()").query().listOfRows();
        await().until(() -> onStandby()
                .sql("SELECT pg_get_wal_replay_pause_state() = 'paused'")
                .query(Boolean.class)
                .single());
    }

    public void resumeReplay() {
        onStandby().sql("SELECT pg_wal_replay_resume()").query().listOfRows();
    }

    public JdbcClient onPrimary() {
        return JdbcClient.create(primary.running().getPostgresDatabase());
    }

    public JdbcClient onStandby() {
        return JdbcClient.create(standby.running().getPostgresDatabase());
    }

    public Server primary() {
        return primary;
    }

    public Server standby() {
        return standby;
    }

    @Override
    public void close() {
        standby.stop();
        primary.stop();
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    /** One of the two servers. */
    public static final class Server {
        private final Path folder;
        private int port;
        private EmbeddedPostgres process;

        private Server(Path folder) {
            this.folder = folder;
        }

        /** Starts the server on the port that it had before. Does nothing if it runs. */
        public void start() {
            if (process != null) {
                return;
            }
            try {
                var builder = EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setCleanDataDirectory(false)
                        // Without it, what has been committed may not have a position in the log yet.
                        .setServerConfig("synchronous_commit", "on")
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setLocaleConfig("encoding", "UTF8");
                if (port > 0) {
                    builder.setPort(port);
                }
                process = builder.start();
                port = process.getPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Stops the server, and closes its connections. Does nothing if it does not run. */
        public void stop() {
            if (process == null) {
                return;
            }
            try {
                process.close();
                process = null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private EmbeddedPostgres running() {
            if (process == null) {
                throw new IllegalStateException("the server in " + folder + " does not run");
            }
            return process;
        }
    }
}
