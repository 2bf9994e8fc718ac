package com.bharatmart.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The PostgreSQL server of a region: the primary, or an asynchronous hot standby of the other region's. */
final class RegionDatabase {

    private static final String SUPERUSER = "postgres";
    private static final Path MAKE_DATABASE = Path.of("docker", "patroni", "make-database");

    private final Sandbox sandbox;
    private final String name;
    private final String password;
    private final int port;
    private final Path data;
    private @Nullable Path log;
    private @Nullable ManagedProcess program;

    RegionDatabase(Sandbox sandbox, String name, String password) {
        this.sandbox = sandbox;
        this.name = name;
        this.password = password;
        this.port = sandbox.freePort();
        this.data = sandbox.folder(name).resolve("data");
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, PostgresPair.DATABASE);
    }

    /** For psql, as superuser. */
    String address() {
        return "postgresql://%s@127.0.0.1:%d/%s".formatted(SUPERUSER, port, PostgresPair.DATABASE);
    }

    /** The write-ahead log is not on the disk of the data. Without space for it, PostgreSQL stops. */
    void separateLog(Path folder) {
        log = folder.resolve("wal");
    }

    /** Creates an empty database with its roles, and starts it. */
    void create() {
        var options = new ArrayList<>(
                List.of("--pgdata=" + data, "--username=" + SUPERUSER, "--auth=trust", "--encoding=UTF8"));
        if (log != null) {
            options.add("--waldir=" + log);
        }
        run("initdb", options.toArray(String[]::new));
        start();
        ManagedProcess.run(List.of(
                "env",
                "OWNER_PASSWORD=" + password,
                "APPLICATION_PASSWORD=" + password,
                MAKE_DATABASE.toString(),
                address().replaceFirst("[^/]*$", SUPERUSER)));
    }

    /**
     * Becomes a copy of the other database, from scratch, and follows it.
     *
     * @param link the port through which the regions reach each other
     */
    void copy(RegionDatabase other, int link) {
        ManagedProcess.run(List.of("rm", "-rf", data.toString()));
        run(
                "pg_basebackup",
                "--pgdata=" + data,
                "--checkpoint=fast",
                "--dbname=host=127.0.0.1 port=%d user=%s".formatted(other.port, SUPERUSER));
        follow(link);
    }

    /** Starts as a standby. After an orderly stop it has all that the other one had when it was promoted. */
    void follow(int link) {
        try {
            Files.writeString(data.resolve("standby.signal"), "");
            Files.writeString(
                    data.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=%d user=%s'%n".formatted(link, SUPERUSER),
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    void start() {
        program = ManagedProcess.start(
                sandbox,
                name,
                ManagedProcess.Turn.SHARED,
                Map.of(),
                Sandbox.unprivileged(List.of(
                        binary("postgres"),
                        "-D",
                        data.toString(),
                        "--port=" + port,
                        "--listen_addresses=127.0.0.1",
                        "--unix_socket_directories=",
                        "--max_connections=100",
                        "--wal_keep_size=512MB",
                        "--wal_compression=on",
                        "--wal_receiver_timeout=5s",
                        "--wal_retrieve_retry_interval=1s",
                        "--log_error_verbosity=terse",
                        "--log_min_error_statement=panic")));
        // The server's own database, since the shop's may not exist yet.
        Region.until(
                name + " answers",
                () -> asSuperuser(SUPERUSER)
                        .sql("SELECT true")
                        .query(Boolean.class)
                        .single());
    }

    /** Received changes are replayed first. */
    void promote() {
        var isPromoted = asSuperuser()
                .sql("SELECT pg_promote(true, 60)")
                .query(Boolean.class)
                .single();
        if (!isPromoted) {
            throw new IllegalStateException(name + " was not promoted within a minute");
        }
    }

    /** An orderly stop: the standby has received all changes at its end. */
    void stop() {
        if (program().isAlive()) {
            run("pg_ctl", "stop", "--mode=fast", "--wait", "--pgdata=" + data);
            program().waitForEnd();
        }
    }

    /** SIGKILL to the server and all of its processes. */
    void kill() {
        ManagedProcess.signal(program().family(), "KILL");
        program().waitForEnd();
    }

    JdbcClient asSuperuser() {
        return asSuperuser(PostgresPair.DATABASE);
    }

    private JdbcClient asSuperuser(String database) {
        return JdbcClient.create(source(database));
    }

    /** Connects to a database of the server as superuser. */
    DataSource source(String database) {
        var url = "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=2".formatted(port, database);
        return new DriverManagerDataSource(url, SUPERUSER, "");
    }

    private ManagedProcess program() {
        return Objects.requireNonNull(program, name);
    }

    private static void run(String program, String... arguments) {
        ManagedProcess.run(Sandbox.unprivileged(
                Stream.concat(Stream.of(binary(program)), Stream.of(arguments)).toList()));
    }

    private static String binary(String program) {
        return Binaries.newestPostgres().resolve(program).toString();
    }
}
