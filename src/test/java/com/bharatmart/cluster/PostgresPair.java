package com.bharatmart.cluster;

import com.bharatmart.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A primary and its synchronous standby, and Patroni, which makes the one of the other; etcd is its memory. */
public final class PostgresPair {

    static final String DATABASE = "bharatmart";
    static final String OWNER = "bharatmart_owner";
    static final String APPLICATION = "bharatmart_app";

    private static final Path CONFIGURATION = Path.of("docker", "patroni");

    private final Sandbox sandbox;
    private final String password = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
    private final int etcdPort;
    private final Path configuration;
    private final List<Node> nodes;

    private PostgresPair(Sandbox sandbox) throws IOException {
        this.sandbox = sandbox;
        this.etcdPort = sandbox.freePort();
        var text = Files.readString(CONFIGURATION.resolve("patroni.yaml"));
        this.configuration = sandbox.write(
                "patroni.yaml",
                Guard.SYNCHRONOUS.isTakenOut()
                        ? text.replace("synchronous_mode: true", "synchronous_mode: false")
                        : text);
        this.nodes = List.of(new Node("postgres-1"), new Node("postgres-2"));
    }

    static PostgresPair start(Sandbox sandbox) {
        try {
            var pair = new PostgresPair(sandbox);
            pair.startEtcd();
            pair.nodes.forEach(Node::start);
            return pair;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startEtcd() {
        var clients = "http://127.0.0.1:" + etcdPort;
        var peers = "http://127.0.0.1:" + sandbox.freePort();
        Program.start(
                sandbox,
                "etcd",
                Program.Turn.SHARED,
                Map.of(),
                Sandbox.unprivileged(List.of(
                        "etcd",
                        "--data-dir=" + sandbox.folder("etcd"),
                        "--listen-client-urls=" + clients,
                        "--advertise-client-urls=" + clients,
                        "--listen-peer-urls=" + peers,
                        "--initial-advertise-peer-urls=" + peers,
                        "--initial-cluster=default=" + peers,
                        "--logger=zap",
                        "--log-level=warn")));
    }

    /** Where the instances connect. */
    String url() {
        var hosts = nodes.stream().map(node -> "127.0.0.1:" + node.port).toList();
        return "jdbc:postgresql://%s/%s".formatted(String.join(",", hosts), DATABASE);
    }

    String password() {
        return password;
    }

    /** The primary, as one who may do everything. */
    public DataSource primaryAsAdministrator() {
        var source = new DriverManagerDataSource(url(), "postgres", password);
        var properties = new Properties();
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("sslmode", "disable");
        source.setConnectionProperties(properties);
        return source;
    }

    /** Whether one is the primary and the other has all that it has. */
    public boolean isWhole() {
        var standby = Guard.SYNCHRONOUS.isTakenOut() ? "/replica" : "/synchronous";
        return nodes.stream().filter(node -> node.says("/primary")).count() == 1
                && nodes.stream().filter(node -> node.says(standby)).count() == 1;
    }

    public Node primary() {
        return nodes.stream()
                .filter(node -> node.says("/primary"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no primary"));
    }

    Duration cpu() {
        return Program.cpu(nodes.stream().flatMap(Node::postgres));
    }

    /** Brings back what a drill has left stopped. */
    void mend() {
        nodes.forEach(Node::mend);
    }

    /** A PostgreSQL with its Patroni. */
    public final class Node {

        private final String name;
        private final int port = sandbox.freePort();
        private final int patroniPort = sandbox.freePort();
        private final Http patroni = new Http(() -> patroniPort);
        private final Path data;
        private @Nullable Program program;

        private Node(String name) {
            this.name = name;
            this.data = sandbox.folder(name).resolve("data");
        }

        public String name() {
            return name;
        }

        /** SIGKILL for PostgreSQL, as the kernel does it when memory is short: Patroni lives. */
        public void killPostgres() {
            Program.signal(postgres().limit(1), "KILL");
        }

        /** Nothing of it runs, Patroni included, and no connection of it is closed: a machine that hangs. */
        public void freeze() {
            Program.signal(postgres(), "STOP");
            program().freeze();
        }

        /** As if nothing had been. */
        public void thaw() {
            program().thaw();
            Program.signal(postgres(), "CONT");
        }

        private void start() {
            var local = "127.0.0.1:";
            var environment = new HashMap<String, String>();
            environment.put("PATRONI_NAME", name);
            environment.put("PATRONI_ETCD3_HOSTS", local + etcdPort);
            environment.put("PATRONI_RESTAPI_LISTEN", local + patroniPort);
            environment.put("PATRONI_RESTAPI_CONNECT_ADDRESS", local + patroniPort);
            environment.put("PATRONI_POSTGRESQL_LISTEN", local + port);
            environment.put("PATRONI_POSTGRESQL_CONNECT_ADDRESS", local + port);
            environment.put("PATRONI_POSTGRESQL_DATA_DIR", data.toString());
            environment.put(
                    "PATRONI_POSTGRESQL_BIN_DIR", Binaries.newestPostgres().toString());
            environment.put(
                    "PATRONI_POSTGRESQL_PGPASS",
                    sandbox.folder(name + "-pass").resolve("pgpass").toString());
            environment.put("PATRONI_SUPERUSER_USERNAME", "postgres");
            environment.put("PATRONI_SUPERUSER_PASSWORD", password);
            environment.put("PATRONI_REPLICATION_USERNAME", "replicator");
            environment.put("PATRONI_REPLICATION_PASSWORD", password);
            environment.put("OWNER_PASSWORD", password);
            environment.put("APPLICATION_PASSWORD", password);
            environment.put("PATH", CONFIGURATION.toAbsolutePath() + ":" + System.getenv("PATH"));
            program = Program.start(
                    sandbox,
                    name,
                    Program.Turn.SHARED,
                    environment,
                    Sandbox.unprivileged(List.of("patroni", configuration.toString())));
        }

        private void mend() {
            if (program().isAlive()) {
                thaw();
            } else {
                start();
            }
        }

        private boolean says(String path) {
            try {
                return patroni.get(path).status() == 200;
            } catch (UncheckedIOException _) {
                return false;
            }
        }

        /** The postmaster and its children, nobody if it does not run. */
        private Stream<ProcessHandle> postgres() {
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

        private Program program() {
            return Objects.requireNonNull(program, name);
        }
    }
}
