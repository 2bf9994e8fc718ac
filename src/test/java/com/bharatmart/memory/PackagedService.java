package com.bharatmart.memory;

import static org.awaitility.Awaitility.await;

import com.bharatmart.testing.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One instance as its container runs it: unpacked, with its AOT cache and the options of {@code docker/jvm.options}. */
final class PackagedService implements AutoCloseable {

    static final Path RESULTS = Path.of("target", "memory");

    private static final Path FOLDER = RESULTS.resolve("release");
    private static final Path CACHE = FOLDER.resolve("bharatmart.aot");
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration START = Duration.ofMinutes(5);

    private final Process process;
    private final Path log;
    private final int port;

    private PackagedService(Process process, Path log) {
        this.process = process;
        this.log = log;
        await().atMost(START)
                .until(() -> !process.isAlive() || Files.readString(log).contains("Started BharatMartApplication"));
        var started = STARTED.matcher(log());
        if (!started.find()) {
            throw new IllegalStateException("it did not start:\n" + log());
        }
        this.port = Integer.parseInt(started.group(1));
    }

    /** Unpacks the packaged jar and trains its cache, unless that has been done since it was packaged. */
    static void unpack(Map<String, String> properties) {
        try {
            if (Files.exists(CACHE)
                    && Files.getLastModifiedTime(CACHE).compareTo(Files.getLastModifiedTime(jar())) > 0) {
                return;
            }
            Files.createDirectories(RESULTS);
            var command = new ArrayList<>(List.of("docker/aot-cache", jar().toString(), FOLDER.toString()));
            command.addAll(arguments(properties));
            var builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException("docker/aot-cache failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static PackagedService start(String name, MemoryLimit limit, Map<String, String> properties) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:AOTCache=" + CACHE,
                "@" + Path.of("docker", "jvm.options"),
                "-jar",
                FOLDER.resolve("bharatmart.jar").toString(),
                "--server.port=0",
                "--bharatmart.drain.period=0s"));
        command.addAll(arguments(properties));
        try {
            var log = RESULTS.resolve(name + ".log");
            Files.deleteIfExists(log);
            var builder = new ProcessBuilder(limit.joining(command))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            // As docker/Dockerfile has it.
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            return new PackagedService(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Http http() {
        return new Http(() -> port);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> arguments(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> "--%s=%s".formatted(property.getKey(), property.getValue()))
                .toList();
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("bharatmart-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no packaged service: .ci/memory"));
        }
    }
}
