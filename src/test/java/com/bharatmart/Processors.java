package com.bharatmart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Gives processors to processes, so that those who ask take nothing from those who answer. Linux's taskset does it. */
public final class Processors {

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private Processors() {}

    /** Whether there are two to share out. */
    public static boolean canBeGiven() {
        return Files.isExecutable(TASKSET) && Runtime.getRuntime().availableProcessors() >= 2;
    }

    /** What comes before a command that is to run on one. */
    static List<String> command(int processor) {
        return List.of(TASKSET.toString(), "--cpu-list", String.valueOf(processor));
    }

    /** Moves a process there, and all those that it has started. */
    public static void give(int processor, ProcessHandle process) {
        run(processor, process);
        process.descendants().forEach(child -> run(processor, child));
    }

    private static void run(int processor, ProcessHandle process) {
        var command = List.of(
                TASKSET.toString(),
                "--all-tasks",
                "--cpu-list",
                "--pid",
                String.valueOf(processor),
                String.valueOf(process.pid()));
        try {
            var taskset = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (taskset.waitFor() != 0 && process.isAlive()) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
