package com.bharatmart.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A version of the service, unpacked and with its AOT cache as in the container. The release that creates the schema
 * for the training run of the cache has no cache.
 *
 * @param options JVM options, up to the arguments of the service
 */
public record Release(List<String> options) {

    private static final Path SCRIPT = Path.of("docker", "aot-cache");
    private static final Path FOLDER = Sandbox.RESULTS.resolve("release");
    private static final Path LATER = Sandbox.RESULTS.resolve("later-release");
    private static final Path CHANGES = Sandbox.RESULTS.resolve("later-changes");
    private static final Path CLASSES = Path.of("BOOT-INF", "classes");
    private static final String JAR = "bharatmart.jar";
    private static final String CACHE = "bharatmart.aot";

    /** The packaged jar, not unpacked. */
    static Release bare() {
        try {
            return of(jar());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The packaged jar, unpacked. The cache is reused while the jar stays the same. */
    static Release packaged(Map<String, String> properties) {
        try {
            if (!isCurrent(FOLDER)) {
                unpack(jar(), FOLDER, properties);
            }
            return in(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A later version of the service, in which some classes have another source. It is reused while the jar and the changes
     * stay the same.
     *
     * @param changes of the sources, by the names of the classes
     */
    static Release later(Map<String, UnaryOperator<String>> changes, Map<String, String> properties) {
        try {
            var classes = Files.createDirectories(CHANGES.resolve(CLASSES));
            var compile = new ArrayList<>(List.of(
                    tool("javac"),
                    "-parameters",
                    "-d",
                    classes.toString(),
                    "-cp",
                    FOLDER.resolve(JAR) + ":" + FOLDER + "/lib/*"));
            var sources = new TreeMap<String, String>();
            changes.forEach((type, change) -> sources.put(type, changed(type.replace('.', '/'), change)));
            var made = LATER.resolve("changes");
            if (isCurrent(LATER) && Files.exists(made) && Files.readString(made).equals(sources.toString())) {
                return in(LATER);
            }
            var later = CHANGES.resolve(JAR);
            var update = new ArrayList<>(List.of(tool("jar"), "--update", "--file", later.toString()));
            for (var source : sources.entrySet()) {
                var path = source.getKey().replace('.', '/');
                var file = CHANGES.resolve(path.substring(path.lastIndexOf('/') + 1) + ".java");
                compile.add(Files.writeString(file, source.getValue()).toString());
                update.addAll(List.of(
                        "-C",
                        CHANGES.toString(),
                        CLASSES.resolve(path + ".class").toString()));
            }
            ManagedProcess.run(compile);
            Files.copy(jar(), later, StandardCopyOption.REPLACE_EXISTING);
            ManagedProcess.run(update);
            Files.deleteIfExists(made);
            unpack(later, LATER, properties);
            Files.writeString(made, sources.toString());
            return in(LATER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String changed(String path, UnaryOperator<String> change) {
        try {
            var source = Files.readString(Path.of("src", "main", "java", path + ".java"));
            var changed = change.apply(source);
            if (changed.equals(source)) {
                throw new IllegalArgumentException(path + " is not what was to be changed");
            }
            return changed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the release in this folder was made from the packaged jar as it is now. */
    private static boolean isCurrent(Path folder) throws IOException {
        var cache = folder.resolve(CACHE);
        return Files.exists(cache) && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar())) >= 0;
    }

    private static void unpack(Path jar, Path folder, Map<String, String> properties) {
        var command = new ArrayList<>(List.of(SCRIPT.toString(), jar.toString(), folder.toString()));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        ManagedProcess.run(command);
    }

    private static Release in(Path folder) {
        return of(folder.resolve(JAR), "-XX:AOTCache=" + folder.resolve(CACHE));
    }

    private static Release of(Path jar, String... more) {
        var options = new ArrayList<>(List.of(more));
        options.addAll(ClusterInstance.commonOptions());
        options.add("-jar");
        options.add(jar.toString());
        return new Release(List.copyOf(options));
    }

    /** Migrates the schema, as one process does before new instances start. */
    void migrate(Map<String, String> properties, List<String> more) {
        var command = new ArrayList<>(List.of(tool("java")));
        command.addAll(options);
        command.add("migrate");
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        command.addAll(more);
        ManagedProcess.run(ManagedProcess.inTurn(ManagedProcess.Turn.INSTANCE, command));
    }

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static Path jar() throws IOException {
        var named = System.getProperty("drills.jar");
        if (named != null) {
            return Path.of(named);
        }
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("bharatmart-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no packaged service: mvn verify -Pdrills"));
        }
    }
}
