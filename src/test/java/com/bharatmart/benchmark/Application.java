package com.bharatmart.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The packaged service, unpacked as its container has it, with nothing of the tests on its class path but the
 * {@link EmptyEndpoint}.
 */
record Application(Path jar, Path endpoint) {

    /** The JVM's options that the container has as well. */
    private static final Path OPTIONS = Path.of("docker", "jvm.options");

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
        return new Application(folder.resolve(packaged.getFileName()), copyEndpoint());
    }

    /** The command that starts it. */
    List<String> command(Map<String, String> properties) {
        var command = new ArrayList<>(Command.ofJdk("java").words());
        command.add("@" + OPTIONS);
        command.add("-classpath");
        command.add(jar + ":" + endpoint);
        command.add("com.bharatmart.BharatMartApplication");
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
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
