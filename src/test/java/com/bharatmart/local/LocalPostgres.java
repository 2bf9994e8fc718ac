package com.bharatmart.local;

import com.bharatmart.testing.Containers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A real PostgreSQL server, one for all application contexts in this process. */
public final class LocalPostgres {

    /** The role of the service, which may only read and change rows. */
    public static final String APPLICATION_ROLE = "bharatmart_app";

    /** The owner of the tables. A superuser here, which production does not need. */
    public static final String OWNER = "postgres";

    private static final Duration START = Duration.ofSeconds(60);

    private static final String CREATE_ROLE = """
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN CREATE ROLE %1$s LOGIN; END IF;
            END $$
            """.formatted(APPLICATION_ROLE);

    /** As durable as production. The usual settings for tests lose commits when the server is killed. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "max_connections", "200",
            "shared_buffers", "256MB",
            "random_page_cost", "1.1",
            // The log contains no personal data, as in production.
            "log_error_verbosity", "terse",
            "log_min_error_statement", "panic");

    private final int port;

    private LocalPostgres(int port) {
        this.port = port;
    }

    public static LocalPostgres shared() {
        return Shared.INSTANCE;
    }

    String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    /** The URL of another database on the server, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port(), database);
    }

    /** Connects as the owner. */
    public DataSource asOwner(String database) {
        return new DriverManagerDataSource(jdbcUrl(database), OWNER, "");
    }

    /** Creates a database with the schema of the service. Replaces an existing one of this name. */
    public DataSource create(String database) {
        var server = JdbcClient.create(asOwner(OWNER));
        server.sql("DROP DATABASE IF EXISTS " + database).update();
        server.sql("CREATE DATABASE " + database).update();
        Flyway.configure()
                .dataSource(asOwner(database))
                .placeholders(Map.of("application-role", APPLICATION_ROLE))
                .load()
                .migrate();
        return asOwner(database);
    }

    public int port() {
        return port;
    }

    private static LocalPostgres start() {
        var server = new LocalPostgres(Containers.areEnabled() ? Containers.postgres(SETTINGS) : startEmbedded());
        JdbcClient.create(server.asOwner(OWNER)).sql(CREATE_ROLE).update();
        return server;
    }

    private static int startEmbedded() {
        var builder = EmbeddedPostgres.builder()
                .setPGStartupWait(START)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8");
        SETTINGS.forEach(builder::setServerConfig);
        var folder = LocalData.folder("postgres");
        try {
            if (folder != null) {
                Files.createDirectories(folder);
                stopOrphan(folder.resolve("postmaster.pid"));
                builder.setDataDirectory(folder).setCleanDataDirectory(false);
            }
            return builder.start().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /** Stops a server that survived a killed service and still uses the folder. */
    private static void stopOrphan(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var orphan = ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.toLowerCase(Locale.ROOT).contains("postgres"))
                        .isPresent());
        if (orphan.isPresent()) {
            // SIGINT is PostgreSQL's fast shutdown. ProcessHandle sends SIGTERM, which waits for clients.
            new ProcessBuilder("kill", "-INT", String.valueOf(pid)).start();
            try {
                orphan.get().onExit().get(START.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException | java.util.concurrent.ExecutionException | TimeoutException e) {
                throw new IOException("an earlier PostgreSQL server, process " + pid + ", did not stop", e);
            }
        }
    }

    private static final class Shared {
        static final LocalPostgres INSTANCE = start();
    }
}
