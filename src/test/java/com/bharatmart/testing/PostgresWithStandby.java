package com.bharatmart.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A primary with the schema of the service, and its synchronous standby, which can be held back. */
public final class PostgresWithStandby implements AutoCloseable {

    private static final String APPLICATION = "bharatmart_app";
    private static final String STANDBY = "standby";

    /** What a copy of a running server must not contain. */
    private static final List<String> LEFT_OUT = List.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;
    private final Path standbyFolder;

    private PostgresWithStandby(EmbeddedPostgres primary, EmbeddedPostgres standby, Path standbyFolder) {
        this.primary = primary;
        this.standby = standby;
        this.standbyFolder = standbyFolder;
    }

    /** @param folder an empty one for the data of both servers */
    public static PostgresWithStandby start(Path folder) {
        var primaryFolder = folder.resolve("primary");
        var standbyFolder = folder.resolve(STANDBY);
        try {
            var primary = server(primaryFolder).start();
            JdbcClient.create(primary.getPostgresDatabase())
                    .sql("CREATE ROLE %s LOGIN".formatted(APPLICATION))
                    .update();
            Flyway.configure()
                    .dataSource(primary.getPostgresDatabase())
                    .placeholders(Map.of("application-role", APPLICATION))
                    .load()
                    .migrate();
            backUp(primary, primaryFolder, standbyFolder);
            var servers = new PostgresWithStandby(primary, server(standbyFolder).start(), standbyFolder);
            servers.requireStandby();
            return servers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The configuration of an instance that uses the primary. */
    public Map<String, String> asProperties() {
        return Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://localhost:%d/postgres".formatted(primary.getPort()),
                "spring.datasource.username",
                APPLICATION);
    }

    /** Connects to the primary as superuser. */
    public JdbcClient primary() {
        return JdbcClient.create(primary.getPostgresDatabase());
    }

    /** From now on the standby confirms nothing. */
    public void holdStandby() {
        signal("STOP");
    }

    public void releaseStandby() {
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

    private static EmbeddedPostgres.Builder server(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("wal_retrieve_retry_interval", "100ms");
    }

    private static void backUp(EmbeddedPostgres primary, Path from, Path to) throws IOException, SQLException {
        try (var connection = primary.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('standby', true)");
            copy(from, to);
            try (var rows = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                assertThat(rows.next()).isTrue();
                Files.writeString(to.resolve("backup_label"), rows.getString(1));
            }
        }
        Files.createFile(to.resolve("standby.signal"));
        Files.writeString(
                to.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=%d user=postgres application_name=%s'\n"
                        .formatted(primary.getPort(), STANDBY),
                StandardOpenOption.APPEND);
    }

    /** The standby gets the log over its connection. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.toList()) {
                var name = from.relativize(file);
                var target = to.resolve(name.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectory(
                            target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else if (!name.startsWith("pg_wal") && !LEFT_OUT.contains(name.toString())) {
                    copyIfThere(file, target);
                }
            }
        }
    }

    private static void copyIfThere(Path file, Path target) throws IOException {
        try {
            Files.copy(file, target);
        } catch (NoSuchFileException _) {
            // The running server has removed it.
        }
    }

    private void requireStandby() {
        primary()
                .sql("ALTER SYSTEM SET synchronous_standby_names = '%s'".formatted(STANDBY))
                .update();
        primary().sql("SELECT pg_reload_conf()").query(Boolean.class).single();
        await().until(() -> primary()
                .sql("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync' AND state = 'streaming'")
                .query(Integer.class)
                .single()
                .equals(1));
    }

    private void signal(String signal) {
        try {
            var postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(standbyFolder.resolve("postmaster.pid"))
                            .getFirst()
                            .strip()))
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

    @Override
    public void close() {
        releaseStandby();
        try (standby;
                primary) {
            // Closes the primary first, which waits for its standby.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
