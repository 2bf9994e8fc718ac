package com.bharatmart.cluster;

import static org.awaitility.Awaitility.await;

import com.bharatmart.testing.Http;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the six instances: the packaged service, with the JVM options of its container. */
public final class ClusterInstance {

    private static final int PER_FAULT_DOMAIN = 2;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Sandbox sandbox;
    private final int number;
    private final int port;
    private final Http http;
    private final Supplier<Map<String, String>> properties;
    private final ManagedProcess.Turn starting;
    private final Map<String, String> environment = new HashMap<>(Map.of("MALLOC_ARENA_MAX", "2"));
    private @Nullable ManagedProcess program;

    /** @param properties asked at each start */
    ClusterInstance(Sandbox sandbox, int number, Supplier<Map<String, String>> properties) {
        this(sandbox, number, properties, ManagedProcess.Turn.STARTING);
    }

    /** @param starting the priority until it has started */
    ClusterInstance(
            Sandbox sandbox, int number, Supplier<Map<String, String>> properties, ManagedProcess.Turn starting) {
        this.sandbox = sandbox;
        this.number = number;
        this.port = sandbox.freePort();
        this.http = new Http(() -> port);
        this.properties = properties;
        this.starting = starting;
    }

    int number() {
        return number;
    }

    int port() {
        return port;
    }

    public String name() {
        return "instance-" + number;
    }

    public String faultDomain() {
        return "FAULT-DOMAIN-" + ((number - 1) / PER_FAULT_DOMAIN + 1);
    }

    /** A client of this instance, without the balancer. */
    public Http http() {
        return http;
    }

    public void start(Release release) {
        var command = new ArrayList<String>();
        command.add(Release.tool("java"));
        command.addAll(release.options());
        command.add("--bharatmart.instance.id=" + name());
        command.add("--bharatmart.instance.fault-domain=" + faultDomain());
        command.add("--server.port=" + port);
        properties.get().forEach((name, value) -> command.add("--" + name + "=" + value));
        var started = ManagedProcess.start(sandbox, name(), starting, environment, command);
        program = started;
        Thread.ofVirtual().start(() -> {
            await().forever().pollInterval(LOOK).until(() -> isHealthy() || !started.isAlive());
            started.hasStarted();
        });
    }

    /** Adds variables to the environment of later starts. */
    void environment(Map<String, String> more) {
        environment.putAll(more);
    }

    public boolean isHealthy() {
        try {
            return http().get("/api/health").status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    public boolean isAlive() {
        return program != null && program.isAlive();
    }

    public void kill() {
        running().kill();
    }

    /** Sends SIGTERM, and returns when the instance has drained and ended. */
    public void drain() {
        running().terminate();
        running().waitForEnd();
    }

    public void freeze() {
        running().freeze();
    }

    public void thaw() {
        running().thaw();
    }

    /** Limits the instance to this share of one processor until the result is closed. */
    public ProcessorShare limitTo(double processors) {
        return ProcessorShare.of(name(), processors, running().family().toList());
    }

    private ManagedProcess running() {
        if (program == null) {
            throw new IllegalStateException(name() + " was never started");
        }
        return program;
    }

    @Override
    public String toString() {
        return name();
    }

    static List<String> commonOptions() {
        var options = Stream.of(System.getProperty("drills.jvm-options", "").split(" "));
        return Stream.concat(Stream.of("@" + Path.of("docker", "jvm.options")), options)
                .filter(option -> !option.isEmpty())
                .toList();
    }
}
