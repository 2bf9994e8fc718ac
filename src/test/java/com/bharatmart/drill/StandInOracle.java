package com.bharatmart.drill;

import com.bharatmart.cluster.Region;
import com.bharatmart.cluster.RegionPair;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the commands of Oracle's control plane and of Terraform, on a {@link RegionPair}. The names of resources are
 * those of the regions. That the real command line accepts the same commands is checked by {@code .ci/playbooks}.
 */
final class StandInOracle implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StandInOracle.class);

    /** Sends its arguments to a port, and prints the answer. */
    private static final Path COMMAND = Path.of("terraform", "tests", "rolling_deploy", "fake_command");

    /** The address of a region is its port on this machine. */
    private static final String CURL = """
            #!/usr/bin/env bash
            words=()
            while (($#)); do
                if [[ $1 == --resolve ]]; then words+=(--connect-to "::127.0.0.1:${2##*:}"); shift; else words+=("$1"); fi
                shift
            done
            PATH=${PATH#*:} exec curl "${words[@]}"
            """;

    private static final String VARIABLES = "terraform/environments/production.tfvars";

    private final RegionPair regions;
    private final Path folder;
    private final ServerSocket server;

    private StandInOracle(RegionPair regions, Path folder) throws IOException {
        this.regions = regions;
        this.folder = folder;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Files.createDirectories(folder.resolve(VARIABLES).getParent());
        Files.writeString(folder.resolve(VARIABLES), "");
        var commands = Files.createDirectories(folder.resolve("bin"));
        for (var name : List.of("oci", "terraform", "dig")) {
            var file = Files.writeString(
                    commands.resolve(name),
                    "#!/usr/bin/env bash%nexec %s %s \"$@\"%n".formatted(COMMAND.toAbsolutePath(), name));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setPosixFilePermissions(
                Files.writeString(commands.resolve("curl"), CURL), PosixFilePermissions.fromString("rwxr-xr-x"));
        Thread.ofVirtual().start(this::accept);
    }

    /** @param folder for the copy of {@code terraform} in which the commands run */
    static StandInOracle over(RegionPair regions, Path folder) {
        try {
            return new StandInOracle(regions, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Map<String, String> environment() {
        return Map.of(
                "PATH", folder.resolve("bin") + ":" + System.getenv("PATH"),
                "FAKE_CLOUD", String.valueOf(server.getLocalPort()),
                "DATABASE", regions.primary().databaseAddress());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException _) {
                // The server was closed.
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var words = new ArrayList<String>();
            for (var word = in.readLine(); word != null && !word.isEmpty(); word = in.readLine()) {
                words.add(word);
            }
            String result;
            try {
                result = "0\n" + carryOut(words);
            } catch (RuntimeException e) {
                log.error("{}", words, e);
                result = "1\n" + e;
            }
            socket.getOutputStream().write((result + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String carryOut(List<String> words) {
        var options = new HashMap<String, String>();
        var command = new ArrayList<String>();
        for (var i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith("--")) {
                var hasValue = i + 1 < words.size() && !words.get(i + 1).startsWith("--");
                options.put(words.get(i), hasValue ? words.get(i + 1) : "");
                i += hasValue ? 1 : 0;
            } else {
                command.add(words.get(i));
            }
        }
        switch (String.join(" ", command)) {
            case "oci psql db-system stop" -> regions.stopDatabase(region(options, "--db-system-id"));
            case "oci psql db-system start" -> regions.startDatabase(region(options, "--db-system-id"));
            case "oci psql db-system change-role-to-standalone" -> regions.promote(region(options, "--db-system-id"));
            case "oci psql db-system change-role-to-replica" ->
                regions.makeReplica(region(options, "--db-system-id"), region(options, "--primary-db-system-id"));
            case "oci psql db-system switch-over" ->
                regions.switchOver(region(options, "--db-system-id"), region(options, "--replica-db-system-id"));
            case "oci compute-management instance-pool update" ->
                regions.scale(region(options, "--instance-pool-id"), Integer.parseInt(options.get("--size")));
            case "terraform output -json database_ids" -> {
                return "{\"primary\": \"primary\", \"standby\": \"standby\"}";
            }
            case "terraform output -json addresses" -> {
                return "{\"primary\": \"%d\", \"standby\": \"%d\"}"
                        .formatted(regions.primary().port(), regions.standby().port());
            }
            case "terraform output -json deployments" -> {
                return "{\"primary\": %s, \"standby\": %s}"
                        .formatted(deployment(regions.primary()), deployment(regions.standby()));
            }
            case "terraform output -raw url" -> {
                return "http://127.0.0.1:" + regions.dns().port();
            }
            case String apply when apply.startsWith("terraform apply") -> apply();
            case String dig
            when dig.startsWith("dig +short") -> {
                return String.valueOf(regions.dns().current().port());
            }
            case "oci autoscaling configuration get" -> {
                return "{\"data\": {\"policies\": [{\"id\": \"policy\"}]}}";
            }
            // There is no Object Storage, no autoscaling, no backup and no alarm.
            case "oci os replication make-bucket-writable",
                    "oci os object sync",
                    "oci autoscaling policy update",
                    "oci psql db-system update",
                    "oci monitoring alarm update",
                    "terraform output -json database_management_policy",
                    "oci psql db-system-replica-collection list-db-system-replicas" -> {}
            default -> throw new IllegalArgumentException("unknown command " + words);
        }
        return "{}";
    }

    /** Terraform gives both regions their instances, and turns the name to the active one. */
    private void apply() {
        regions.scale(regions.primary(), 2);
        try {
            var isStandby = Files.readString(folder.resolve(VARIABLES)).contains("active_region = \"standby\"");
            regions.dns().activate(isStandby ? regions.standby() : regions.primary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String deployment(Region region) {
        return """
                {"region": "%1$s", "load_balancer_id": "%1$s", "pool_size": {"minimum": 2, "maximum": 4}, "traffic_alarm_ids": ["%1$s"], "pools": {"fd1": {"instance_pool_id": "%1$s", "autoscaling_configuration_id": "%1$s"}}}""".formatted(region);
    }

    private Region region(Map<String, String> options, String option) {
        return switch (String.valueOf(options.get(option))) {
            case "primary" -> regions.primary();
            case "standby" -> regions.standby();
            default -> throw new IllegalArgumentException("no region in " + options);
        };
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
