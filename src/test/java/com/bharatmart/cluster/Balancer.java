package com.bharatmart.cluster;

import com.bharatmart.testing.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** HAProxy in front of the instances, with the configuration of {@code docker/haproxy}. */
public final class Balancer {

    /** All instances share processors here; in production each has its own. */
    private static final String INSTANCE_CONNECTIONS = "8";

    private static final String PICTURE_CONNECTIONS = "4";

    /** The instances of the configuration. A cluster may have fewer. */
    private static final int CONFIGURED = 6;

    private static final String NOWHERE = "127.0.0.1:1";

    private static final Path CONFIGURATION = Path.of("docker", "haproxy", "haproxy.cfg");

    static final String NAME = "haproxy";

    private final Http http;
    private final Http status;

    private Balancer(Http http, Http status) {
        this.http = http;
        this.status = status;
    }

    static Balancer start(Sandbox sandbox, List<ClusterInstance> instances) {
        return start(sandbox, NAME, instances);
    }

    static Balancer start(Sandbox sandbox, String name, List<ClusterInstance> instances) {
        var port = sandbox.freePort();
        var statusPort = sandbox.freePort();
        var environment = new HashMap<>(Map.of(
                "BALANCER_LISTEN",
                "127.0.0.1:" + port,
                "BALANCER_STATUS",
                "127.0.0.1:" + statusPort,
                "INSTANCE_CONNECTIONS",
                Guard.GATES.isTakenOut() ? "100000" : INSTANCE_CONNECTIONS,
                "PICTURE_CONNECTIONS",
                PICTURE_CONNECTIONS));
        IntStream.rangeClosed(1, CONFIGURED).forEach(number -> environment.put("INSTANCE_" + number, NOWHERE));
        instances.forEach(instance -> environment.put("INSTANCE_" + instance.number(), "127.0.0.1:" + instance.port()));
        var file = sandbox.write(name + ".cfg", configuration());
        ManagedProcess.start(
                sandbox,
                name,
                ManagedProcess.Turn.FIRST,
                environment,
                List.of(Binaries.haproxy(), "-db", "-f", file.toString()));
        return new Balancer(new Http(() -> port), new Http(() -> statusPort));
    }

    private static String configuration() {
        String text;
        try {
            text = Files.readString(CONFIGURATION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (Guard.RETRIES.isTakenOut()) {
            text = text.replaceAll("(?m)^ +(retries|retry-on|option redispatch).*$", "");
            text = text.replace("backend instances", "backend instances\n    retries 0");
        }
        if (Guard.CHECKS.isTakenOut()) {
            text = text.replaceAll("(?m)^ +(option httpchk|http-check).*$", "")
                    .replaceAll("check inter .* on-error mark-down", "");
        }
        if (Guard.CHECKS.isTakenOut() || Guard.DEADLINES.isTakenOut()) {
            text = text.replaceAll("(?m)^ +http-request set-timeout server.*$", "");
        }
        if (Guard.STORAGE_LIMITS.isTakenOut()) {
            text = text.replaceAll("(?m)^ +use_backend pictures.*$", "");
        }
        if (Guard.CHECKS.isTakenOut()) {
            text = text.replaceAll(" track instances/.*", "");
        }
        if (Guard.SLOW_CLIENTS.isTakenOut()) {
            text = text.replaceAll("(?m)^ +(option http-buffer-request|tune.sndbuf.client).*$", "")
                    .replaceAll("timeout (client|http-request) .*", "timeout $1 60s");
        }
        return text;
    }

    /** A client that sends requests through the balancer. */
    public Http http() {
        return http;
    }

    /** The state of each instance: {@code UP}, {@code DOWN}, or a transition between them. */
    public SortedMap<String, String> states() {
        var states = new TreeMap<String, String>();
        var lines = status.get("/;csv").text().lines().toList();
        var columns = List.of(lines.getFirst().split(",", -1));
        var backend = columns.indexOf("# pxname");
        var name = columns.indexOf("svname");
        var state = columns.indexOf("status");
        for (var line : lines) {
            var fields = line.split(",", -1);
            if (fields.length > state && fields[backend].equals("instances") && fields[name].startsWith("instance-")) {
                states.put(fields[name], fields[state]);
            }
        }
        return states;
    }

    /** The connections to the instances that requests have now, in all backends. */
    public int connectionsInUse() {
        var lines = status.get("/;csv").text().lines().toList();
        var columns = List.of(lines.getFirst().split(",", -1));
        var name = columns.indexOf("svname");
        var current = columns.indexOf("scur");
        return lines.stream()
                .map(line -> line.split(",", -1))
                .filter(fields -> fields.length > current && fields[name].startsWith("instance-"))
                .mapToInt(fields -> Integer.parseInt(fields[current]))
                .sum();
    }

    /** The balancer does so for instances without checks, too. */
    public boolean isSending(ClusterInstance instance) {
        var state = states().getOrDefault(instance.name(), "");
        return state.startsWith("UP") || state.equals("no check");
    }
}
