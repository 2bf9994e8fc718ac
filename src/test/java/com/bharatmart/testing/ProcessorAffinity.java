package com.bharatmart.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Gives processors to processes, so that those who ask take nothing from those who answer. Linux's taskset does it. */
public final class ProcessorAffinity {

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private ProcessorAffinity() {}

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
        var one = List.of(processor);
        give(one, process);
        process.descendants().forEach(child -> give(one, child));
    }

    /** Lets all threads of a process run on these, and what it starts from now on. */
    public static void give(List<Integer> processors, ProcessHandle process) {
        var command = List.of(
                TASKSET.toString(),
                "--all-tasks",
                "--cpu-list",
                "--pid",
                processors.stream().map(String::valueOf).collect(Collectors.joining(",")),
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
