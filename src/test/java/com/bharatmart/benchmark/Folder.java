package com.bharatmart.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the benchmark writes beside its report. */
final class Folder {
    private Folder() {}

    static Path file(String name) {
        try {
            return Files.createDirectories(Path.of("target", "benchmark"))
                    .resolve(name)
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(String name, String text) {
        try {
            return Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the load's own files. */
    static Path script(String name) {
        return Path.of("src", "test", "benchmark", name);
    }
}
