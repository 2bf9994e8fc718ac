package com.bharatmart.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Where the numbers come from, as name and value. */
record Machine(List<String[]> facts) {

    private static final int PAGE = 8192;

    static Machine describe(Database database) {
        return new Machine(List.of(
                fact("CPU", line("/proc/cpuinfo", "model name")),
                fact("cores", String.valueOf(Runtime.getRuntime().availableProcessors())),
                fact("memory", line("/proc/meminfo", "MemTotal")),
                fact("kernel", Command.of("uname", "-srm").run().strip()),
                fact("fsync", "%.0f/s of one 8 kB page, on the disk of the database".formatted(syncsPerSecond())),
                fact("load before the run", load()),
                fact("JVM", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version")),
                fact("JVM options of the service", Application.options() + ", with MALLOC_ARENA_MAX=2"),
                fact(
                        "PostgreSQL",
                        "%s, shared_buffers %s, fsync %s, synchronous_commit %s"
                                .formatted(
                                        database.show("server_version"),
                                        database.show("shared_buffers"),
                                        database.show("fsync"),
                                        database.show("synchronous_commit"))),
                fact("load generators", loadGenerators())));
    }

    /** What ratios of different runs are compared on. */
    static String kind() {
        return "%s with %d cores"
                .formatted(
                        line("/proc/cpuinfo", "model name"),
                        Runtime.getRuntime().availableProcessors());
    }

    /** As pg_test_fsync does: the same page is written and made durable, again and again, for a second. */
    private static double syncsPerSecond() {
        try {
            var file = Files.createTempFile("fsync", ".bin");
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                var page = ByteBuffer.allocate(PAGE);
                var count = 0;
                var start = System.nanoTime();
                while (System.nanoTime() - start < 1_000_000_000) {
                    channel.write(page.clear(), 0);
                    channel.force(false);
                    count++;
                }
                return count * 1e9 / (System.nanoTime() - start);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String loadGenerators() {
        var wrk = Command.of("wrk", "-v").tryToRun().text().lines().findFirst().orElse("wrk");
        return wrk.replaceAll(" \\[.*", "") + "; "
                + Command.of("pgbench", "--version").run().strip();
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] fact(String name, String value) {
        return new String[] {name, value};
    }
}
