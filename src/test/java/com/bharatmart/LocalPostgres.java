package com.bharatmart;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real PostgreSQL of this process's own, one for all contexts in it. */
public final class LocalPostgres {

    private static final Duration START = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private LocalPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    public static LocalPostgres shared() {
        return Shared.INSTANCE;
    }

    String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    /** For another database on the same server. */
    public String jdbcUrl(String database) {
        return server.getJdbcUrl("postgres", database);
    }

    public int port() {
        return server.getPort();
    }

    /** As durable as production: the library's own settings would lose the last commits in a power cut. */
    private static LocalPostgres start() {
        var builder = EmbeddedPostgres.builder()
                .setPGStartupWait(START)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("random_page_cost", "1.1")
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8");
        var folder = LocalData.folder("postgres");
        try {
            if (folder != null) {
                Files.createDirectories(folder);
                stopLeftOver(folder.resolve("postmaster.pid"));
                builder.setDataDirectory(folder).setCleanDataDirectory(false);
            }
            return new LocalPostgres(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /** A server outlives a service that was killed, and would keep the folder to itself. */
    private static void stopLeftOver(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var left = ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.toLowerCase(Locale.ROOT).contains("postgres"))
                        .isPresent());
        if (left.isPresent()) {
            // SIGINT is PostgreSQL's fast shutdown; ProcessHandle has only SIGTERM, which waits for its clients.
            new ProcessBuilder("kill", "-INT", String.valueOf(pid)).start();
            try {
                left.get().onExit().get(START.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException | java.util.concurrent.ExecutionException | TimeoutException e) {
                throw new IOException("an earlier PostgreSQL, process " + pid + ", does not stop", e);
            }
        }
    }

    private static final class Shared {
        static final LocalPostgres INSTANCE = start();
    }
}
