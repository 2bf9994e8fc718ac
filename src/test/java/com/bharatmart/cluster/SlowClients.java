package com.bharatmart.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Clients that send or read as slowly as they can: the program slowhttptest. */
public final class SlowClients implements AutoCloseable {

    private static final Path CONNECTIONS = Path.of("/proc/net/tcp");
    private static final String ESTABLISHED = "01";

    private static final int REMOTE_ADDRESS = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private final ManagedProcess program;
    private final String remotePort;
    private final Map<String, Long> opened = new HashMap<>();
    private Duration longest = Duration.ZERO;

    private SlowClients(ManagedProcess program, int port) {
        this.program = program;
        this.remotePort = ":%04X".formatted(port);
    }

    /** What they do slowly. */
    public enum Kind {
        /** They send a header every two seconds. */
        HEADERS("-H", "-i", "2"),
        /** They send some bytes of a body every two seconds. */
        BODY("-B", "-i", "2", "-s", "4096"),
        /** They read some bytes of an answer a second. */
        READ("-X", "-w", "512", "-y", "1024", "-n", "1", "-z", "32");

        @SuppressWarnings("ImmutableEnumChecker") // an immutable list
        private final List<String> options;

        Kind(String... options) {
            this.options = List.of(options);
        }
    }

    /** Opens this number of connections to the balancer, within some seconds. */
    public static SlowClients start(SmallCluster shop, Kind kind, int connections, String path, Duration atMost) {
        Binaries.require("slowhttptest", "slowhttptest");
        var port = shop.http().port();
        var command = new ArrayList<>(List.of("slowhttptest"));
        command.addAll(kind.options);
        command.addAll(List.of(
                "-c",
                String.valueOf(connections),
                "-r",
                String.valueOf(connections / 2),
                "-l",
                String.valueOf(atMost.toSeconds()),
                "-u",
                "http://127.0.0.1:%d%s".formatted(port, path)));
        var program =
                ManagedProcess.start(shop.sandbox(), "slow-clients", ManagedProcess.Turn.FIRST, Map.of(), command);
        return new SlowClients(program, port);
    }

    /** Returns the number of connections that are open now, and notes how old they are. */
    public int look() {
        var now = System.nanoTime();
        var open = established();
        open.forEach(inode -> {
            var since = opened.computeIfAbsent(inode, _ -> now);
            var age = Duration.ofNanos(now - since);
            longest = age.compareTo(longest) > 0 ? age : longest;
        });
        return open.size();
    }

    /** The number of connections that were opened so far. */
    public int opened() {
        return opened.size();
    }

    /** The longest time for which a connection was open. */
    public Duration longest() {
        return longest;
    }

    private Set<String> established() {
        var own = new HashSet<String>();
        program.family().forEach(process -> own.addAll(sockets(process.pid())));
        try (Stream<String> lines = Files.lines(CONNECTIONS)) {
            var open = new HashSet<String>();
            lines.map(line -> line.strip().split(" +"))
                    .filter(fields -> fields[REMOTE_ADDRESS].endsWith(remotePort)
                            && fields[STATE].equals(ESTABLISHED)
                            && own.contains(fields[INODE]))
                    .forEach(fields -> open.add(fields[INODE]));
            return open;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The inodes of a process's sockets; empty if it has ended. */
    private static Set<String> sockets(long pid) {
        var inodes = new HashSet<String>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            for (var descriptor : descriptors.toList()) {
                var target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException _) {
            // The process or a descriptor has gone.
        }
        return inodes;
    }

    @Override
    public void close() {
        if (program.isAlive()) {
            program.kill();
        }
    }
}
