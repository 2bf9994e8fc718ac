package com.bharatmart.benchmark;

import com.bharatmart.local.FreePort;
import com.bharatmart.local.LocalServices;
import com.bharatmart.testing.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One instance in a JVM of its own. */
final class Service implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Process process;
    private final int port;
    private final Path log;
    private final long started = System.nanoTime();
    private Duration startUp = Duration.ZERO;

    private Service(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts it on a database and waits until it answers. */
    static Service start(Application application, String name, String jdbcUrl, Map<String, String> properties) {
        try {
            var port = FreePort.find();
            var log = Folder.file(name + ".log");
            var all = surroundings(jdbcUrl);
            all.put("spring.profiles.active", EmptyEndpoint.PROFILE);
            all.put("server.port", String.valueOf(port));
            all.put("logging.level.root", "WARN");
            all.put("logging.structured.format.console", "");
            all.put("bharatmart.drain.period", "0s");
            // How fast it is, not whom it turns away.
            all.put("bharatmart.overload.scheduling-delay", "1h");
            all.put("bharatmart.overload.request-wait", "10s");
            all.put("bharatmart.overload.connection-wait", "10s");
            all.putAll(properties);
            var builder = new ProcessBuilder(application.command(all))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            // glibc keeps memory for each of many threads otherwise; the container sets it as well.
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            var service = new Service(builder.start(), port, log);
            Runtime.getRuntime().addShutdownHook(new Thread(service.process::destroyForcibly));
            service.awaitReady();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it finds what it needs. */
    static Map<String, String> surroundings(String jdbcUrl) {
        var properties = new HashMap<>(LocalServices.asProperties());
        properties.put("spring.datasource.url", jdbcUrl);
        return properties;
    }

    Http http() {
        return new Http(() -> port);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    /** Of processors, since the start of its process. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Its resident memory in MB when it has done nothing for a while. */
    long megabytesAtRest() {
        sleep(REST);
        return megabytes("VmRSS");
    }

    /** From the start of its process to its first healthy answer. */
    Duration startUp() {
        return startUp;
    }

    /** A value of {@code /proc/PID/status} in MB: {@code VmRSS} for now, {@code VmHWM} for the most it ever had. */
    long megabytes(String name) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid()), "status"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow(() -> new BenchmarkFailed("the service has died, see " + log));
        } catch (IOException e) {
            throw new UncheckedIOException("the service has died, see " + log, e);
        }
    }

    /** Fails if it logged an error: wrong answers after the load was measured would show nowhere else. */
    void requireSilence() {
        try {
            var logged = Files.readString(log);
            if (logged.contains(" ERROR ")) {
                throw new BenchmarkFailed("the service logged errors, see " + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, 30, java.util.concurrent.TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }

    private void awaitReady() {
        var deadline = Instant.now().plus(START);
        while (!isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                process.destroyForcibly();
                throw new BenchmarkFailed("the service did not start, see " + log);
            }
            sleep(POLL);
        }
        startUp = Duration.ofNanos(System.nanoTime() - started);
    }

    private boolean isReady() {
        try {
            return http().get("/api/health").status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
