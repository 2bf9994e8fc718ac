package com.bharatmart.testing;

import static org.awaitility.Awaitility.await;

import com.bharatmart.local.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Debian's PgBouncer with the restrictions of a hosted pooler: it refuses all start-up options, has no prepared statements,
 * listens on an IPv4 address only, and requires TLS on both sides. It signs in one role, under another name.
 */
public final class PgBouncer implements AutoCloseable {

    /** How long a client keeps its connection to the server. */
    public enum Mode {
        SESSION,
        TRANSACTION
    }

    /**
     * What a client of the pooler signs in as, and what that is in the database.
     *
     * @param user the name that the client gives
     * @param role the role in the database
     * @param password the password of both
     */
    public record Login(String user, String role, String password) {}

    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
    private static final String HOST = "127.0.0.1";
    private static final Pattern VERSION = Pattern.compile("PgBouncer 1\\.(\\d+)");

    /** Since this minor version, PgBouncer has prepared statements, which have to be turned off. */
    private static final int WITH_PREPARED_STATEMENTS = 21;

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private PgBouncer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /**
     * Starts a pooler on a free port.
     *
     * @param parent a folder that every user can read, since PgBouncer does not run as root
     * @param database the port of PostgreSQL on {@code localhost}, with a certificate of the same authority
     * @param size the maximum number of connections to PostgreSQL
     */
    public static PgBouncer start(
            Path parent, TestCertificates certificates, Mode mode, Login login, int database, int size) {
        try {
            var folder = Files.createTempDirectory(parent, "pgbouncer-");
            makeReadable(folder);
            var pooler = new PgBouncer(folder, FreePort.find());
            pooler.configure(certificates, mode, login, database, size);
            pooler.start();
            return pooler;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void configure(TestCertificates certificates, Mode mode, Login login, int database, int size)
            throws IOException {
        var key = Files.copy(certificates.key(), folder.resolve("server.key"));
        var users = Files.writeString(
                folder.resolve("users.txt"), "\"%s\" \"%s\"\n".formatted(login.user(), login.password()));
        makeReadable(key);
        Files.writeString(
                folder.resolve("pgbouncer.ini"),
                """
                [databases]
                postgres = host=localhost port=%d dbname=postgres user=%s password='%s'
                [pgbouncer]
                listen_addr = %s
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s
                pool_mode = %s
                default_pool_size = %d
                client_tls_sslmode = require
                client_tls_cert_file = %s
                client_tls_key_file = %s
                server_tls_sslmode = verify-full
                server_tls_ca_file = %s
                """.formatted(
                                        database,
                                        login.role(),
                                        login.password(),
                                        HOST,
                                        port,
                                        users,
                                        mode.name().toLowerCase(Locale.ROOT),
                                        size,
                                        certificates.certificate(),
                                        key,
                                        certificates.authority())
                        + (hasPreparedStatements() ? "max_prepared_statements = 0\n" : ""));
    }

    /** Starts it again after {@link #kill}, on the same port. */
    public void start() {
        var command = new ArrayList<>(
                List.of(PROGRAM.toString(), folder.resolve("pgbouncer.ini").toString()));
        if (isRoot()) {
            command.addAll(1, List.of("-u", "nobody"));
        }
        try {
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            process = started;
            await().until(() -> accepts() || !started.isAlive());
            if (!started.isAlive()) {
                throw new IllegalStateException(Files.readString(log()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends SIGKILL: all connections through the pooler break. */
    public void kill() {
        end(running().destroyForcibly());
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            end(process);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("PgBouncer was not started");
        }
        return process;
    }

    private static void end(Process ending) {
        try {
            if (!ending.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("PgBouncer does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path log() {
        return folder.resolve("pgbouncer.log");
    }

    private boolean accepts() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean hasPreparedStatements() throws IOException {
        var program = new ProcessBuilder(PROGRAM.toString(), "--version").start();
        var version = VERSION.matcher(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return version.find() && Integer.parseInt(version.group(1)) >= WITH_PREPARED_STATEMENTS;
    }

    private static void makeReadable(Path path) throws IOException {
        var permissions = Files.getPosixFilePermissions(path);
        permissions.addAll(PosixFilePermissions.fromString(Files.isDirectory(path) ? "r-xr-xr-x" : "r--r--r--"));
        Files.setPosixFilePermissions(path, permissions);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
