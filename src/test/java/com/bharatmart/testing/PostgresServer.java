package com.bharatmart.testing;

import com.bharatmart.local.FreePort;
import com.bharatmart.local.LocalPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL server of a test, which keeps its port and its data when it stops. */
public final class PostgresServer implements AutoCloseable {

    private static final String APPLICATION = "bharatmart_app";

    private final Path folder;
    private final int port;
    private EmbeddedPostgres process;

    /** @param folder for the data: does not exist yet, or is that of another server which is stopped */
    public PostgresServer(Path folder) throws IOException {
        this.folder = folder;
        this.port = FreePort.find();
    }

    /** Does nothing if it runs. */
    public void start() {
        if (process != null) {
            return;
        }
        try {
            process = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF8")
                    // Without these, what has been committed may not have a position in the log yet.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("wal_retrieve_retry_interval", "100ms")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes all connections. Does nothing if it does not run. */
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

    /** Creates the schema and the role of the service. */
    public void migrate() {
        client().sql("CREATE ROLE " + APPLICATION + " LOGIN").update();
        Flyway.configure()
                .dataSource(running().getPostgresDatabase())
                .placeholders(Map.of("application-role", APPLICATION))
                .load()
                .migrate();
    }

    /** A copy of this server, which does not run. */
    PostgresServer copyTo(Path target) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                var copied = target.resolve(folder.relativize(file).toString());
                Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return new PostgresServer(target);
    }

    /** The configuration of an instance that uses this server. */
    public Map<String, String> asProperties() {
        return properties(host());
    }

    /** The configuration of an instance that uses these servers, as {@code host:port,host:port}. */
    static Map<String, String> properties(String hosts) {
        return Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://%s/%s".formatted(hosts, LocalPostgres.OWNER),
                "spring.datasource.username",
                APPLICATION);
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    Path folder() {
        return folder;
    }

    /** Connects as superuser. */
    public JdbcClient client() {
        return JdbcClient.create(running().getPostgresDatabase());
    }

    private EmbeddedPostgres running() {
        if (process == null) {
            throw new IllegalStateException("the server in " + folder + " does not run");
        }
        return process;
    }

    @Override
    public void close() {
        stop();
    }
}
