package com.bharatmart.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Another program, run to its end. */
record Command(List<String> words) {

    static Command of(String... words) {
        return new Command(List.of(words));
    }

    /** One of the running JDK's own tools. */
    static Command ofJdk(String tool, String... arguments) {
        var words = new java.util.ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        words.addAll(List.of(arguments));
        return new Command(words);
    }

    /** Fails, naming the Debian package, if a program is not there. */
    static void require(String program, String debianPackage) {
        var found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!found) {
            throw new BenchmarkFailed("The benchmark needs %s, which is in the Debian package %s: apt-get install %s"
                    .formatted(program, debianPackage, debianPackage));
        }
    }

    /** What it printed; fails if it failed. */
    String run() {
        var result = tryToRun();
        if (result.exit() != 0) {
            throw new BenchmarkFailed("%s ended with %d: %s".formatted(words.getFirst(), result.exit(), result.text()));
        }
        return result.text();
    }

    Result tryToRun() {
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Result(int exit, String text) {}
}
