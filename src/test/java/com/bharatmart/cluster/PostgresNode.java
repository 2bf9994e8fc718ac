package com.bharatmart.cluster;

import com.bharatmart.testing.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server with its Patroni. */
public final class PostgresNode {

    private final Sandbox sandbox;
    private final String name;
    private final int port;
    private final int patroniPort;
    private final Http patroni;
    private final Path data;
    private final Map<String, String> environment;
    private final Path configuration;
    private @Nullable ManagedProcess program;

    /** @param environment variables that both nodes share */
    PostgresNode(Sandbox sandbox, String name, Path configuration, Map<String, String> environment) {
        this.sandbox = sandbox;
        this.name = name;
        this.port = sandbox.freePort();
        this.patroniPort = sandbox.freePort();
        this.patroni = new Http(() -> patroniPort);
        this.data = sandbox.folder(name).resolve("data");
        this.configuration = configuration;
        this.environment = environment;
    }

    int port() {
        return port;
    }

    public String name() {
        return name;
    }

    /** Kills PostgreSQL with SIGKILL, as the kernel does when memory is short. Patroni goes on. */
    public void killPostgres() {
        ManagedProcess.signal(postgres().limit(1), "KILL");
    }

    /** Kills one server process, whereupon PostgreSQL ends the others and restarts by itself. Patroni is not involved. */
    public void crashPostgres() {
        ManagedProcess.signal(postgres().skip(1).limit(1), "KILL");
    }

    /** Kills PostgreSQL and Patroni with SIGKILL, like a machine that loses its power. */
    public void kill() {
        program().kill();
        ManagedProcess.signal(postgres(), "KILL");
    }

    /** Freezes Patroni alone: nobody manages PostgreSQL any more. */
    public void freezePatroni() {
        program().freeze();
    }

    /** Freezes PostgreSQL and Patroni without closing connections, like a machine that hangs. */
    public void freeze() {
        ManagedProcess.signal(postgres(), "STOP");
        program().freeze();
    }

    /** Resumes PostgreSQL and Patroni. */
    public void thaw() {
        program().thaw();
        ManagedProcess.signal(postgres(), "CONT");
    }

    public void start() {
        var local = "127.0.0.1:";
        var all = new HashMap<>(environment);
        all.put("PATRONI_NAME", name);
        all.put("PATRONI_RESTAPI_LISTEN", local + patroniPort);
        all.put("PATRONI_RESTAPI_CONNECT_ADDRESS", local + patroniPort);
        all.put("PATRONI_POSTGRESQL_LISTEN", local + port);
        all.put("PATRONI_POSTGRESQL_CONNECT_ADDRESS", local + port);
        all.put("PATRONI_POSTGRESQL_DATA_DIR", data.toString());
        all.put(
                "PATRONI_POSTGRESQL_PGPASS",
                sandbox.folder(name + "-pass").resolve("pgpass").toString());
        program = ManagedProcess.start(
                sandbox,
                name,
                ManagedProcess.Turn.SHARED,
                all,
                Sandbox.unprivileged(List.of("patroni", configuration.toString())));
    }

    void repair() {
        if (program().isAlive()) {
            thaw();
        } else {
            start();
        }
    }

    boolean says(String path) {
        try {
            return patroni.get(path).status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    /** The postmaster and its children; empty if it does not run. */
    Stream<ProcessHandle> postgres() {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Stream.of();
        }
        try {
            var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return ProcessHandle.of(pid).stream()
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ManagedProcess program() {
        return Objects.requireNonNull(program, name);
    }
}
