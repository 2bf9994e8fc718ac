package com.bharatmart.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The packaged service, in one of the forms in which it can be started.
 *
 * @param launch the JVM, its options and what it runs
 */
record Application(List<String> launch) {

    /** The JVM's options that the container has as well. */
    private static final Path OPTIONS = Path.of("docker", "jvm.options");

    Application {
        launch = List.copyOf(launch);
    }

    /** As its container has it, with nothing of the tests on its class path but the {@link EmptyEndpoint}. */
    static Application unpack(Path packaged) {
        var folder = Folder.file("application");
        Command.ofJdk(
                        "java",
                        "-Djarmode=tools",
                        "-jar",
                        packaged.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString())
                .run();
        var classPath = folder.resolve(packaged.getFileName()) + ":" + copyEndpoint();
        return of("-classpath", classPath, "com.bharatmart.BharatMartApplication");
    }

    /** A jar, with further options of the JVM before it. */
    static Application ofJar(Path jar, String... options) {
        return of(Stream.concat(Stream.of(options), Stream.of("-jar", jar.toString()))
                .toArray(String[]::new));
    }

    private static Application of(String... arguments) {
        var java = Command.ofJdk("java", "@" + OPTIONS).words();
        return new Application(
                Stream.concat(java.stream(), Stream.of(arguments)).toList());
    }

    /** The command that starts it. */
    List<String> command(Map<String, String> properties) {
        return Stream.concat(launch.stream(), arguments(properties)).toList();
    }

    /** Properties, as the service takes them on its command line. */
    static Stream<String> arguments(Map<String, String> properties) {
        return properties.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue());
    }

    /** The options in one line, for the report. */
    static String options() {
        try (var lines = Files.lines(OPTIONS)) {
            return String.join(" ", lines.filter(line -> !line.startsWith("#")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copyEndpoint() {
        var name = EmptyEndpoint.class.getName().replace('.', '/') + ".class";
        var root = Folder.file("endpoint");
        var target = root.resolve(name);
        try (InputStream in = Objects.requireNonNull(EmptyEndpoint.class.getResourceAsStream("/" + name))) {
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.write(target, in.readAllBytes());
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
