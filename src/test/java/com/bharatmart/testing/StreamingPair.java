package com.bharatmart.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL server with the schema of the service, and a hot standby that streams its changes. */
public final class StreamingPair implements AutoCloseable {

    private static final String DATABASE = "postgres";
    private static final String OWNER = "postgres";
    private static final String APPLICATION = "bharatmart_app";

    private final Path data;
    private final EmbeddedPostgres standby;
    private EmbeddedPostgres primary;

    private StreamingPair(Path data, EmbeddedPostgres primary, EmbeddedPostgres standby) {
        this.data = data;
        this.primary = primary;
        this.standby = standby;
    }

    /** @param folder an empty folder for the data of both */
    public static StreamingPair start(Path folder) {
        try {
            var data = folder.resolve("primary");
            var port = freePort();
            try (var server = server(data, port)) {
                migrate(server.getPostgresDatabase());
            }
            var copy = folder.resolve("standby");
            copy(data, copy);
            Files.createFile(copy.resolve("standby.signal"));
            Files.writeString(
                    copy.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=%d user=%s'\n".formatted(port, OWNER),
                    StandardOpenOption.APPEND);
            return new StreamingPair(data, server(data, port), server(copy, freePort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that keeps its data when it stops. */
    public static EmbeddedPostgres server(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .start();
    }

    /** Creates the schema and the role of the service, {@code bharatmart_app}. */
    public static void migrate(DataSource database) {
        JdbcClient.create(database).sql("CREATE ROLE " + APPLICATION + " LOGIN").update();
        Flyway.configure()
                .dataSource(database)
                .placeholders(Map.of("application-role", APPLICATION))
                .load()
                .migrate();
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Properties of an instance that knows both servers, the standby first. */
    public Map<String, String> asProperties() {
        return properties("127.0.0.1:%d,127.0.0.1:%d".formatted(standby.getPort(), primary.getPort()));
    }

    /** Properties of an instance that knows the standby only. */
    public Map<String, String> standbyAsProperties() {
        return properties("127.0.0.1:" + standby.getPort());
    }

    private static Map<String, String> properties(String hosts) {
        return Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://%s/%s".formatted(hosts, DATABASE),
                "spring.datasource.username",
                APPLICATION);
    }

    /** Waits until the standby has everything that the primary has now. */
    public void awaitReplication() {
        var position = JdbcClient.create(primary.getPostgresDatabase())
                .sql("SELECT pg_current_wal_lsn()::text")
                .query(String.class)
                .single();
        Awaitility.await()
                .until(() -> standby()
                        .sql("SELECT pg_last_wal_replay_lsn() >= ?::pg_lsn")
                        .param(position)
                        .query(Boolean.class)
                        .single());
    }

    /** Sessions of instances at the standby, without those of their monitors. */
    public long sessionsAtStandby() {
        return standby()
                .sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'bharatmart'")
                .query(Long.class)
                .single();
    }

    public void stopPrimary() {
        try {
            primary.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the primary again after {@link #stopPrimary}. */
    public void restartPrimary() {
        try {
            primary = server(data, primary.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void promoteStandby() {
        standby().sql("SELECT pg_promote()").query(Boolean.class).single();
    }

    private JdbcClient standby() {
        return JdbcClient.create(standby.getPostgresDatabase());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var copied = to.resolve(from.relativize(file));
                Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Override
    public void close() throws IOException {
        primary.close();
        standby.close();
    }
}
