package com.bharatmart.cluster;

import com.bharatmart.testing.TcpProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A Redis master, its replica, and three Sentinels, which promote the replica. Or one name for the master and no Sentinels, as
 * in a managed service.
 */
public final class RedisTrio {

    static final String MASTER = "bharatmart";

    /** The same settings as in docker/redis/start. */
    private static final Map<String, String> TIMES =
            Map.of("down-after-milliseconds", "2000", "failover-timeout", "10000");

    private final Sandbox sandbox;
    private final List<Server> servers;
    private final List<Integer> sentinels;

    /** Connections stay where they are, and new ones go where the name points. */
    private final TcpProxy name;

    private volatile boolean hasName;

    private RedisTrio(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.servers = List.of(new Server("redis-1"), new Server("redis-2"));
        this.sentinels = IntStream.range(0, 3).mapToObj(_ -> sandbox.freePort()).toList();
        this.name = TcpProxy.to(servers.getFirst().port);
    }

    static RedisTrio start(Sandbox sandbox) {
        var trio = new RedisTrio(sandbox);
        var first = trio.servers.getFirst();
        first.start("");
        trio.servers.getLast().start("replicaof 127.0.0.1 " + first.port + "\n");
        for (var port : trio.sentinels) {
            var name = "sentinel-" + (trio.sentinels.indexOf(port) + 1);
            var file = new StringBuilder("""
                    port %d
                    bind 127.0.0.1
                    dir %s
                    sentinel monitor %s 127.0.0.1 %d 2
                    """.formatted(port, sandbox.folder(name), MASTER, first.port));
            TIMES.forEach((time, value) -> file.append("sentinel %s %s %s%n".formatted(time, MASTER, value)));
            var path = sandbox.write(name + ".conf", file.toString());
            ManagedProcess.start(
                    sandbox, name, ManagedProcess.Turn.SHARED, Map.of(), List.of("redis-sentinel", path.toString()));
        }
        return trio;
    }

    /** The properties with which an instance connects. */
    Map<String, String> properties() {
        if (hasName || Guard.SENTINELS.isTakenOut()) {
            return Map.of("spring.data.redis.host", "127.0.0.1", "spring.data.redis.port", String.valueOf(name.port()));
        }
        var nodes = sentinels.stream().map(port -> "127.0.0.1:" + port).toList();
        return Map.of(
                "spring.data.redis.sentinel.master",
                MASTER,
                "spring.data.redis.sentinel.nodes",
                String.join(",", nodes));
    }

    /** Gives the master a name, which does not move by itself, and takes the servers away from the Sentinels. */
    void setName() {
        moveName();
        hasName = true;
        sentinels.forEach(sentinel -> ask(sentinel, "sentinel", "remove", MASTER));
    }

    /** Gives the servers back to the Sentinels. */
    void removeName() {
        var port = String.valueOf(master().port);
        sentinels.forEach(sentinel -> {
            ask(sentinel, "sentinel", "monitor", MASTER, "127.0.0.1", port, "2");
            TIMES.forEach((time, value) -> ask(sentinel, "sentinel", "set", MASTER, time, value));
        });
        hasName = false;
    }

    /** Lets the name point to the master. */
    public void moveName() {
        name.redirectTo(master().port);
    }

    /** Promotes the replica, and makes the master a replica in place: no connection is closed. */
    public void switchRoles() {
        var demoted = master();
        var promoted = servers.get(1 - servers.indexOf(demoted));
        ask(promoted.port, "replicaof", "no", "one");
        ask(demoted.port, "replicaof", "127.0.0.1", String.valueOf(promoted.port));
    }

    /** Whether the replica follows the master and the Sentinels, if they monitor them, know both. */
    public boolean isHealthy() {
        return servers.stream().filter(Server::isMaster).count() == 1
                && servers.stream().anyMatch(Server::isInSync)
                && (hasName || sentinels.stream().allMatch(this::seesBoth));
    }

    public Server master() {
        return servers.stream()
                .filter(Server::isMaster)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no master"));
    }

    /** Restarts what a drill has killed; the Sentinels make it a replica. */
    void repair() {
        for (var server : servers) {
            if (!server.program().isAlive()) {
                server.start("replicaof 127.0.0.1 " + master().port + "\n");
            }
        }
    }

    private boolean seesBoth(int sentinel) {
        var said = ask(sentinel, "sentinel", "master", MASTER);
        var flags = said.indexOf("flags");
        var replicas = said.indexOf("num-slaves");
        return flags >= 0
                && said.get(flags + 1).equals("master")
                && said.get(replicas + 1).equals("1")
                && said.get(said.indexOf("num-other-sentinels") + 1).equals("2")
                && said.get(said.indexOf("port") + 1).equals(String.valueOf(master().port));
    }

    /** The lines of the answer; empty if the server does not run. */
    private static List<String> ask(int port, String... command) {
        var words = new ArrayList<>(List.of("redis-cli", "-p", String.valueOf(port)));
        words.addAll(List.of(command));
        try {
            return ManagedProcess.run(words).lines().map(String::strip).toList();
        } catch (IllegalStateException _) {
            return List.of();
        }
    }

    /** A Redis. */
    public final class Server {
        private final String name;
        private final int port = sandbox.freePort();
        private @Nullable ManagedProcess program;

        private Server(String name) {
            this.name = name;
        }

        public String name() {
            return name;
        }

        public void kill() {
            program().kill();
        }

        private ManagedProcess program() {
            return Objects.requireNonNull(program, name);
        }

        private void start(String more) {
            // The same settings as in docker/redis/start.
            var file = sandbox.write(name + ".conf", """
                    port %d
                    bind 127.0.0.1
                    dir %s
                    save ""
                    appendonly yes
                    maxmemory 192mb
                    maxmemory-policy noeviction
                    """.formatted(port, sandbox.folder(name)) + more);
            program = ManagedProcess.start(
                    sandbox, name, ManagedProcess.Turn.SHARED, Map.of(), List.of("redis-server", file.toString()));
        }

        private boolean isMaster() {
            return ask(port, "info", "replication").contains("role:master");
        }

        private boolean isInSync() {
            return ask(port, "info", "replication").contains("master_link_status:up");
        }
    }
}
