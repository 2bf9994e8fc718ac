package com.bharatmart.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Pins processes to processors with Linux's taskset, so that load generators and the service do not compete. */
public final class ProcessorAffinity {

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private ProcessorAffinity() {}

    /** Whether there is a taskset and at least two processors. */
    public static boolean isSupported() {
        return Files.isExecutable(TASKSET) && Runtime.getRuntime().availableProcessors() >= 2;
    }

    /** The prefix of a command that runs on one processor. */
    static List<String> commandPrefix(int processor) {
        return List.of(TASKSET.toString(), "--cpu-list", String.valueOf(processor));
    }

    /** Pins a process and its descendants to one processor. */
    public static void assign(int processor, ProcessHandle process) {
        var one = List.of(processor);
        assign(one, process);
        process.descendants().forEach(child -> assign(one, child));
    }

    /** Pins all threads of a process, and the processes it starts later, to these processors. */
    public static void assign(List<Integer> processors, ProcessHandle process) {
        var command = List.of(
                TASKSET.toString(),
                "--all-tasks",
                "--cpu-list",
                "--pid",
                processors.stream().map(String::valueOf).collect(Collectors.joining(",")),
                String.valueOf(process.pid()));
        try {
            var taskset = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (taskset.waitFor() != 0 && process.isAlive()) {
                throw new IllegalStateException(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
