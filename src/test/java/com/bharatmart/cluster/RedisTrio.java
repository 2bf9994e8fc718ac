package com.bharatmart.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A master, its replica, and three sentinels who make the one of the other. */
public final class RedisTrio {

    static final String MASTER = "bharatmart";

    private final Sandbox sandbox;
    private final List<Server> servers;
    private final List<Integer> sentinels;

    private RedisTrio(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.servers = List.of(new Server("redis-1"), new Server("redis-2"));
        this.sentinels = IntStream.range(0, 3).mapToObj(_ -> sandbox.freePort()).toList();
    }

    static RedisTrio start(Sandbox sandbox) {
        var trio = new RedisTrio(sandbox);
        var first = trio.servers.getFirst();
        first.start("");
        trio.servers.getLast().start("replicaof 127.0.0.1 " + first.port + "\n");
        for (var port : trio.sentinels) {
            var name = "sentinel-" + (trio.sentinels.indexOf(port) + 1);
            // As docker/redis/start has it.
            var file = sandbox.write(name + ".conf", """
                    port %d
                    bind 127.0.0.1
                    dir %s
                    sentinel monitor %s 127.0.0.1 %d 2
                    sentinel down-after-milliseconds %3$s 2000
                    sentinel failover-timeout %3$s 10000
                    """.formatted(port, sandbox.folder(name), MASTER, first.port));
            ManagedProcess.start(
                    sandbox, name, ManagedProcess.Turn.SHARED, Map.of(), List.of("redis-sentinel", file.toString()));
        }
        return trio;
    }

    /** What tells an instance how to reach it. */
    Map<String, String> properties() {
        if (Guard.SENTINELS.isTakenOut()) {
            return Map.of(
                    "spring.data.redis.host",
                    "127.0.0.1",
                    "spring.data.redis.port",
                    String.valueOf(servers.getFirst().port));
        }
        var nodes = sentinels.stream().map(port -> "127.0.0.1:" + port).toList();
        return Map.of(
                "spring.data.redis.sentinel.master",
                MASTER,
                "spring.data.redis.sentinel.nodes",
                String.join(",", nodes));
    }

    /** Whether the master has its replica, and the sentinels know both. */
    public boolean isWhole() {
        return servers.stream().filter(Server::isMaster).count() == 1
                && servers.stream().anyMatch(Server::isInSync)
                && sentinels.stream().allMatch(this::seesBoth);
    }

    public Server master() {
        return servers.stream()
                .filter(Server::isMaster)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no master"));
    }

    /** Brings back what a drill has left dead; the sentinels tell it whose replica it is. */
    void mend() {
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

    /** The lines of an answer, none if there is nobody. */
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
            // As docker/redis/start has it.
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
