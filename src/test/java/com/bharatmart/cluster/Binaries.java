package com.bharatmart.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The programs that the cluster needs. */
final class Binaries {

    private static final Path POSTGRES = Path.of("/usr/lib/postgresql");

    private static final Map<String, String> PACKAGES = Map.of(
            "haproxy", "haproxy",
            "patroni", "patroni",
            "etcd", "etcd-server",
            "redis-server", "redis-server",
            "redis-sentinel", "redis-sentinel",
            "redis-cli", "redis-tools",
            "taskset", "util-linux");

    private static final int[] SAFE_PATRONI = {3, 0, 3};

    private Binaries() {}

    /** Fails with the packages to install if a program is missing. */
    static void require() {
        var missing = PACKAGES.entrySet().stream()
                .filter(program -> path().noneMatch(folder -> Files.isExecutable(folder.resolve(program.getKey()))))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        if (!missing.isEmpty() || !Files.isDirectory(POSTGRES)) {
            throw new IllegalStateException(
                    "The drills need Debian's packages: apt-get install postgresql " + String.join(" ", missing));
        }
        requireSafePatroni();
    }

    /** Fails with the package to install if a program of one drill is missing. */
    static void require(String program, String inPackage) {
        if (path().noneMatch(folder -> Files.isExecutable(folder.resolve(program)))) {
            throw new IllegalStateException("This drill needs Debian's package: apt-get install " + inPackage);
        }
    }

    /** Patroni before 3.0.3 lets a primary that wakes after its lease take the lease back from its successor. */
    private static void requireSafePatroni() {
        var version = ManagedProcess.run(List.of("patroni", "--version")).replaceAll("[^0-9.]", "");
        if (Arrays.compare(numbers(version), SAFE_PATRONI) < 0) {
            throw new IllegalStateException(
                    "The drills need Patroni 3.0.3 or newer, this is %s; see docs/drills.md".formatted(version));
        }
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    /** Debian installs HAProxy in a folder that is on the path of root only. */
    static String haproxy() {
        return path().map(folder -> folder.resolve("haproxy"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    static Path newestPostgres() {
        try (Stream<Path> versions = Files.list(POSTGRES)) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/postgres")))
                    .max(Comparator.comparing(version -> Integer.valueOf(String.valueOf(version.getFileName()))))
                    .orElseThrow()
                    .resolve("bin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> path() {
        return Stream.concat(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of),
                List.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin")).stream());
    }
}
