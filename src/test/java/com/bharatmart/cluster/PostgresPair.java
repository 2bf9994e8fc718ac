package com.bharatmart.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A primary and its synchronous standby. Patroni promotes the standby and keeps its state in etcd. There is no backup host,
 * so nothing is archived, and a new standby is a copy of the primary.
 */
public final class PostgresPair {

    static final String DATABASE = "bharatmart";
    static final String OWNER = "bharatmart_owner";
    static final String APPLICATION = "bharatmart_app";

    private static final Path CONFIGURATION = Path.of("docker", "patroni");
    private static final String PARAMETERS = "      parameters:\n";

    /** Commits are acknowledged at once and reach the disk within six seconds. */
    private static final String LAZY = """
                    synchronous_commit: "off"
                    wal_writer_delay: 2s
            """;

    private final Sandbox sandbox;
    private final String password = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
    private final int etcdPort;
    private final List<PostgresNode> nodes;

    private PostgresPair(Sandbox sandbox) throws IOException {
        this.sandbox = sandbox;
        this.etcdPort = sandbox.freePort();
        var text = Files.readString(CONFIGURATION.resolve("patroni.yaml"))
                .replace("archive_mode: \"on\"", "archive_mode: \"off\"")
                .replace("unix_socket_directories: /var/run/postgresql", "unix_socket_directories: \"\"");
        if (Guard.SYNCHRONOUS.isTakenOut()) {
            text = text.replace("synchronous_mode: true", "synchronous_mode: false")
                    .replace(PARAMETERS, PARAMETERS + LAZY);
        }
        var configuration = sandbox.write("patroni.yaml", text);
        this.nodes = Stream.of("postgres-1", "postgres-2")
                .map(name -> new PostgresNode(sandbox, name, configuration, environment()))
                .toList();
    }

    static PostgresPair start(Sandbox sandbox) {
        try {
            var pair = new PostgresPair(sandbox);
            pair.startEtcd();
            pair.nodes.forEach(PostgresNode::start);
            return pair;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("PATRONI_ETCD3_HOSTS", "127.0.0.1:" + etcdPort),
                Map.entry(
                        "PATRONI_POSTGRESQL_BIN_DIR", Binaries.newestPostgres().toString()),
                Map.entry("PATRONI_RESTAPI_USERNAME", "patroni"),
                Map.entry("PATRONI_RESTAPI_PASSWORD", password),
                Map.entry("PATRONI_SUPERUSER_USERNAME", "postgres"),
                Map.entry("PATRONI_SUPERUSER_PASSWORD", password),
                Map.entry("PATRONI_REPLICATION_USERNAME", "replicator"),
                Map.entry("PATRONI_REPLICATION_PASSWORD", password),
                Map.entry("OWNER_PASSWORD", password),
                Map.entry("APPLICATION_PASSWORD", password),
                Map.entry("PATH", CONFIGURATION.toAbsolutePath() + ":" + System.getenv("PATH")));
    }

    private void startEtcd() {
        var clients = "http://127.0.0.1:" + etcdPort;
        var peers = "http://127.0.0.1:" + sandbox.freePort();
        ManagedProcess.start(
                sandbox,
                "etcd",
                ManagedProcess.Turn.SHARED,
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

    /** The JDBC URL of the instances. */
    String url() {
        return url(nodes.stream());
    }

    private static String url(Stream<PostgresNode> nodes) {
        var hosts = nodes.map(node -> "127.0.0.1:" + node.port()).toList();
        return "jdbc:postgresql://%s/%s".formatted(String.join(",", hosts), DATABASE);
    }

    String password() {
        return password;
    }

    /** Connects to the primary as superuser. */
    public DataSource primaryAsAdministrator() {
        return asAdministrator(url());
    }

    /** Connects to this primary as superuser, whatever Patroni thinks of it. */
    public DataSource asAdministrator(PostgresNode primary) {
        return asAdministrator(url(Stream.of(primary)));
    }

    private DataSource asAdministrator(String url) {
        var source = new DriverManagerDataSource(url, "postgres", password);
        var properties = new Properties();
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("sslmode", "disable");
        source.setConnectionProperties(properties);
        return source;
    }

    /** Whether one node is primary and the other is in sync. */
    public boolean isHealthy() {
        var standby = Guard.SYNCHRONOUS.isTakenOut() ? "/replica" : "/synchronous";
        return nodes.stream().filter(node -> node.says("/primary")).count() == 1
                && nodes.stream().filter(node -> node.says(standby)).count() == 1;
    }

    public PostgresNode primary() {
        return nodes.stream()
                .filter(node -> node.says("/primary"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no primary"));
    }

    public PostgresNode standby() {
        return nodes.stream()
                .filter(node -> node.says("/replica"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no standby"));
    }

    /** The processes of PostgreSQL, which are not children of Patroni. */
    Stream<ProcessHandle> processes() {
        return nodes.stream().flatMap(PostgresNode::postgres);
    }

    /** Resumes or restarts what a drill has stopped. */
    void repair() {
        nodes.forEach(PostgresNode::repair);
    }
}
