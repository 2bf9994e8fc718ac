package com.bharatmart.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The folders and ports of the processes of a cluster, and their end: a guard process outside of this JVM waits until
 * the JVM ends, for whatever reason, and then kills the remaining processes by id.
 */
final class Sandbox implements AutoCloseable {

    /** The folder of the results of all runs. */
    static final Path RESULTS = Path.of("target", "drills");

    private static final Path LOGS = RESULTS.resolve("log");

    /** The user that runs the servers: PostgreSQL refuses to run as root. */
    private static final String OTHER_USER = "postgres";

    private static final String GUARD = """
            trap '' INT TERM HUP
            cat >/dev/null
            for file in "$1"/pids/*; do
              [[ -s $file ]] && kill -9 "$(cat "$file")"
            done
            for file in "$1"/*/data/postmaster.pid; do
              [[ -s $file ]] && kill -9 "$(head -n 1 "$file")"
            done
            sleep 1
            while read -r _ mount _; do
              [[ $mount == "$1"/* ]] && umount --lazy "$mount"
            done </proc/mounts
            rm -rf "$1"
            """;

    private final Path folder;
    private final Process guard;
    private final Set<Integer> ports = new HashSet<>();
    private final Map<String, ManagedProcess> programs = new ConcurrentHashMap<>();

    private Sandbox(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(pids());
        forgetLogs();
        guard = new ProcessBuilder("setsid", "bash", "-c", GUARD, "guard", folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static Sandbox create() {
        try {
            var folder = Files.createTempDirectory("bharatmart-drills-");
            if (isRoot()) {
                chown(folder);
            }
            return new Sandbox(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(String name, ManagedProcess program) {
        programs.put(name, program);
    }

    /** The processes by name; the last one started counts. */
    Map<String, ManagedProcess> programs() {
        return programs;
    }

    /** Creates a folder for a process that does not run as root. */
    Path folder(String name) {
        try {
            var made = Files.createDirectories(folder.resolve(name));
            if (isRoot()) {
                chown(made);
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that every user can read. */
    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a free port of 127.0.0.1. Each call returns another one. */
    int freePort() {
        while (true) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (ports.add(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Path log(String name) {
        return LOGS.resolve(name + ".log");
    }

    /** The same command under a user other than root. */
    static List<String> unprivileged(List<String> command) {
        if (!isRoot()) {
            return command;
        }
        var all = new ArrayList<>(
                List.of("setpriv", "--reuid=" + OTHER_USER, "--regid=" + OTHER_USER, "--init-groups", "--"));
        all.addAll(command);
        return all;
    }

    Path pids() {
        return folder.resolve("pids");
    }

    /** Ends the guard, which kills the remaining processes. */
    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            guard.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forgetLogs() throws IOException {
        try (Stream<Path> logs = Files.list(Files.createDirectories(LOGS))) {
            for (var log : logs.toList()) {
                Files.delete(log);
            }
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void chown(Path path) throws IOException {
        var users = path.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(path, users.lookupPrincipalByName(OTHER_USER));
    }
}
