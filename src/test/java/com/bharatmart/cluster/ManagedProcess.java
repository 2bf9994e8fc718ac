package com.bharatmart.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Another program in the background, and what can be done to it. */
final class ManagedProcess {

    /**
     * Who goes first on processors that all have to share, and that elsewhere are each one's own: the shoppers, who are this
     * JVM and count the seconds, and the balancer; then what all instances need; then these; then, in time that nobody else
     * wants (see sched(7), SCHED_IDLE), those that are only starting.
     */
    enum Turn {
        FIRST("nice -n 0"),
        SHARED("nice -n 10"),
        INSTANCE("nice -n 15"),
        STARTING("chrt --idle 0 nice -n 15");

        private final String command;

        Turn(String command) {
            this.command = command;
        }
    }

    private static final long PATIENCE = 60; // s

    /** For programs, a second has so many, whatever the kernel was built with. */
    private static final int TICKS = 100;

    private final Process process;
    private final Path pidFile;

    private ManagedProcess(Process process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /** Starts it; what it says is added to the log of this name. */
    static ManagedProcess start(
            Sandbox sandbox, String name, Turn turn, Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(inTurn(turn, command))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(sandbox.log(name).toFile()));
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var pidFile = Files.writeString(sandbox.pids().resolve(name), String.valueOf(process.pid()));
            var program = new ManagedProcess(process, pidFile);
            sandbox.add(name, program);
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(command.getFirst() + " did not start", e);
        }
    }

    static List<String> inTurn(Turn turn, List<String> command) {
        return Stream.concat(Stream.of(turn.command.split(" ", -1)), command.stream())
                .toList();
    }

    /** Runs a program to its end, and returns what it has said. */
    static String run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s failed: %s".formatted(String.join(" ", command), said));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * From {@link Turn#STARTING} to that of an instance, for all its threads. Only as root: who is not leaves everybody at
     * the last turn.
     */
    void hasStarted() {
        call(List.of("chrt", "--all-tasks", "--other", "--pid", "0", String.valueOf(process.pid())));
    }

    /** SIGKILL. */
    void kill() {
        signal(Stream.of(process.toHandle()), "KILL");
        waitForEnd();
    }

    /** SIGTERM, without waiting for what comes of it. */
    void terminate() {
        signal(Stream.of(process.toHandle()), "TERM");
    }

    /** SIGSTOP, for all that it has started, too: nothing runs, and no connection is closed. */
    void freeze() {
        signal(family(), "STOP");
    }

    /** SIGCONT. */
    void thaw() {
        signal(family(), "CONT");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void waitForEnd() {
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " does not end");
            }
            Files.deleteIfExists(pidFile);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** Whoever has gone meanwhile is not missed. */
    static void signal(Stream<ProcessHandle> processes, String signal) {
        call(Stream.concat(Stream.of("kill", "-" + signal), processes.map(process -> String.valueOf(process.pid())))
                .toList());
    }

    /** Whatever comes of it. */
    private static void call(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** That these have used of the processors, and what they had started and has ended. */
    static Duration cpu(Stream<ProcessHandle> processes) {
        return Duration.ofMillis(processes.mapToLong(ManagedProcess::ticks).sum() * 1000 / TICKS);
    }

    /** See proc(5): utime, stime, cutime and cstime. The name, which comes before them, may hold spaces. */
    private static long ticks(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return IntStream.rangeClosed(11, 14)
                    .mapToLong(field -> Long.parseLong(fields[field]))
                    .sum();
        } catch (IOException _) {
            return 0; // It has gone, and its parent has these.
        }
    }
}
